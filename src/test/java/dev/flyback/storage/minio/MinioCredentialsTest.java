package dev.flyback.storage.minio;

import static org.assertj.core.api.Assertions.assertThat;

import io.minio.credentials.Credentials;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MinioCredentialsTest {
    @Test
    void a_final_line_break_is_no_part_of_a_secret() {
        Credentials own = MinioCredentials.from(Map.of("MINIO_ACCESS_KEY", "key\n", "MINIO_SECRET_KEY", "secret\r\n"))
                .fetch();
        Credentials ofAws = MinioCredentials.from(Map.of(
                        "AWS_ACCESS_KEY_ID",
                        "key",
                        "AWS_SECRET_ACCESS_KEY",
                        "secret\n",
                        "AWS_SESSION_TOKEN",
                        "token\n"))
                .fetch();

        assertThat(own.accessKey()).isEqualTo("key");
        assertThat(own.secretKey()).isEqualTo("secret");
        assertThat(ofAws.secretKey()).isEqualTo("secret");
        assertThat(ofAws.sessionToken()).isEqualTo("token");
    }
}

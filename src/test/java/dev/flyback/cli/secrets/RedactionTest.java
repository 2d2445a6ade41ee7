package dev.flyback.cli.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedactionTest {
    @Test
    void secrets_of_stores_are_not_printed(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), "of-the-file\n");
        Redaction redaction = Redaction.of(Map.of(
                "AWS_SECRET_ACCESS_KEY", "of-aws",
                "AWS_SESSION_TOKEN", "token-of-aws\n",
                "MINIO_SECRET_KEY", "of-minio",
                "MINIO_SECRET_KEY_FILE", file.toString(),
                "AWS_REGION", "eu-west-1"));

        assertThat(redaction.printable("a of-aws b token-of-aws\n c of-minio d of-the-file e eu-west-1"))
                .isEqualTo("a ******** b ******** c ******** d ******** e eu-west-1");
        assertThat(redaction.printable("token-of-aws")).isEqualTo("********");
    }

    @Test
    void a_file_that_cannot_be_read_is_left_to_the_store_that_needs_it() {
        assertThat(Redaction.of(Map.of("MINIO_SECRET_KEY_FILE", "/nowhere")).apply("/nowhere"))
                .isEqualTo("/nowhere");
    }
}

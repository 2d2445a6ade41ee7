package dev.flyback.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.testing.CertificateAuthority;
import dev.flyback.testing.FlybackProcess;
import dev.flyback.testing.FlybackResult;
import dev.flyback.testing.S3Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program with a store whose certificate no machine trusts by itself. */
class PrivateAuthorityIT {
    private static final String S3 = "s3://BUCKET?path-style=true&endpoint=https://SERVER";
    private static final String MINIO = "minio://SERVER/BUCKET";

    @TempDir
    static Path folder;

    private static CertificateAuthority authority;
    private static S3Server server;
    private static String bucket;

    @BeforeAll
    static void startServer() {
        authority = CertificateAuthority.in(folder);
        server = S3Server.startWithTls(authority);
        bucket = server.freshBucket();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {S3, MINIO})
    void a_private_authority_is_trusted_if_it_is_named(String store) throws IOException {
        FlybackResult refused = list(store).with("--json").run().expect(5);
        assertThat(refused.error().get("message").asText()).contains("TLS failed", bucket);
        assertThat(refused.error().get("hint").asText()).contains("--ca-file");

        Path others = Files.createTempFile(folder, "several", ".pem");
        Files.writeString(
                others,
                Files.readString(CertificateAuthority.in(Files.createTempDirectory(folder, "other"))
                                .certificate())
                        + Files.readString(authority.certificate()));
        list(store).with("--ca-file", others.toString()).run().expect(0);
    }

    @Test
    void a_file_without_certificates_is_a_mistake_that_is_named() throws IOException {
        Path empty = Files.writeString(folder.resolve("no-certificate.pem"), "none\n");

        for (Path file : new Path[] {empty, folder.resolve("absent.pem"), folder}) {
            FlybackResult result =
                    list(S3).with("--ca-file", file.toString(), "--json").run().expect(2);
            assertThat(result.error().get("message").asText()).contains(file.toString());
        }
    }

    private static FlybackProcess list(String store) {
        return FlybackProcess.of("list")
                .with(
                        "--store",
                        store.replace("BUCKET", bucket)
                                .replace("SERVER", server.tlsEndpoint().getAuthority()))
                .environment("AWS_ACCESS_KEY_ID", S3Server.ACCESS_KEY)
                .environment("AWS_SECRET_ACCESS_KEY", S3Server.SECRET_KEY)
                .environment("MINIO_ACCESS_KEY", S3Server.ACCESS_KEY)
                .environment("MINIO_SECRET_KEY", S3Server.SECRET_KEY);
    }
}

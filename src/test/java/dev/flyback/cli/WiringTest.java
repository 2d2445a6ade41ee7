package dev.flyback.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flyback.database.DatabaseUrl;
import dev.flyback.failure.UsageException;
import dev.flyback.storage.ObjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WiringTest {
    private final Wiring wiring = new Wiring("1.2.3", Clock.systemUTC(), () -> {
        throw new UnsupportedOperationException();
    });

    @ParameterizedTest
    @CsvSource({
        "file:/backups, file:/backups",
        "file:///backups/, file:/backups",
        "FILE:/backups, file:/backups",
        "/backups/a b, file:/backups/a b",
        "/backups/../other, file:/other",
        "/with:colon, file:/with:colon"
    })
    void folders_have_several_spellings(String text, String location) {
        assertThat(store(text).location()).isEqualTo(location);
    }

    @Test
    void a_relative_path_is_below_the_working_directory() {
        String here = Path.of("").toAbsolutePath().toString();

        assertThat(store("./dumps").location()).isEqualTo("file:" + here + "/dumps");
        assertThat(store("file:dumps").location()).isEqualTo("file:" + here + "/dumps");
    }

    @Test
    void buckets_are_stores() {
        assertThat(store("s3://bucket/a/b/?region=eu-west-1").location()).isEqualTo("s3://bucket/a/b");
        assertThat(store("minio://host:9000/bucket/a/b?tls=false").location())
                .isEqualTo("minio://host:9000/bucket/a/b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3://",
                "s3://key:secret@bucket",
                "s3://bucket/../a",
                "s3://bucket?checksums=none",
                "s3://bucket?endpoint=here",
                "s3://bucket?endpoint=ftp://here",
                "s3://bucket?endpoint=https://KEY:s3cr3t@here",
                "s3:/KEY:s3cr3t@bucket",
                "file://KEY:s3cr3t@here/a",
                "minio://KEY:s3cr3t@here",
                "s3://KEY:a/s3cr3t@bucket/prefix",
                "s3://KEY:1/s3cr3t@bucket/prefix",
                "s3://KEY:s3cr3t/a@bucket",
                "minio://KEY:a/s3cr3t@host:9000/bucket",
                "minio://KEY:1/s3cr3t@host:9000/bucket",
                "s3://s3cr3t:KEY",
                "s3://bucket?part-limit=5",
                "minio://host:9000/bucket?uploads=0",
                "s3://bucket?lock-mode=GOVERNANCE",
                "s3://bucket?kms-key=k",
                "minio://host:9000",
                "minio://host:9000/bucket?tls=no",
                "minio://host:port/bucket"
            })
    void buckets_that_cannot_be_meant_are_refused(String text) {
        assertThatThrownBy(() -> store(text)).isInstanceOf(UsageException.class).hasMessageNotContaining("s3cr3t");
    }

    @Test
    void a_link_to_a_folder_is_the_same_store(@TempDir Path folder) throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Files.createDirectory(folder.resolve("real")));

        assertThat(store(link + "/not/yet").identity())
                .isEqualTo(store(folder + "/real/not/yet").identity());
        assertThat(store(link.toString()).identity())
                .isNotEqualTo(store(folder.toString()).identity());
    }

    @Test
    void a_mistyped_parameter_of_a_store_is_recognized() {
        assertThatThrownBy(() -> store("s3://bucket?regoin=eu-west-1"))
                .isInstanceOfSatisfying(
                        UsageException.class, e -> assertThat(e.hint()).contains("region"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "file:", "file://host/path", "ftp://host/path", "a\0b"})
    void other_stores_are_refused(String text) {
        assertThatThrownBy(() -> store(text)).isInstanceOf(UsageException.class);
    }

    @Test
    void engines_are_found_by_url_and_by_name() {
        assertThat(wiring.engine(DatabaseUrl.parse("postgres://h/d")).name()).isEqualTo("postgresql");
        assertThat(wiring.engine("postgresql").name()).isEqualTo("postgresql");
        assertThatThrownBy(() -> wiring.engine("oracle")).isInstanceOf(UsageException.class);
    }

    private ObjectStore store(String text) {
        return wiring.store(text, Optional.empty());
    }
}

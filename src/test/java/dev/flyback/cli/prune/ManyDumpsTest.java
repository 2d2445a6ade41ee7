package dev.flyback.cli.prune;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManyDumpsTest {
    /** Leaves the virtual machine itself as much again, within 128 MB. */
    private static final String HEAP = "-Xmx64m";

    @TempDir
    Path folder;

    @Test
    void fifty_thousand_dumps_take_a_request_for_each_page_none_for_each_dump_and_little_memory() throws Exception {
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ManyDumps.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();

        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(text(output).strip()).isEqualTo("{get=10, list=50, pending=1}");
        assertThat(process.exitValue()).isZero();
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}

package dev.flyback.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.failure.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExitCodesDocumentTest {

    @ParameterizedTest
    @EnumSource
    void each_exit_code_is_documented(ExitCode code) throws IOException {
        assertThat(Files.readString(Path.of("docs", "cli.md")))
                .contains("\n| " + code.number() + " | " + code.name() + " | ");
    }
}

package dev.flyback.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.failure.ExitCode;
import java.util.List;
import org.junit.jupiter.api.Test;

class GravityTest {
    @Test
    void the_gravest_exit_code_counts() {
        assertThat(Gravity.worst(List.of())).isEqualTo(ExitCode.DONE);
        assertThat(Gravity.worst(List.of(ExitCode.DONE, ExitCode.BUSY, ExitCode.FINDINGS)))
                .isEqualTo(ExitCode.BUSY);
        assertThat(Gravity.worst(List.of(ExitCode.USAGE, ExitCode.DATABASE, ExitCode.TARGET_REFUSED)))
                .isEqualTo(ExitCode.DATABASE);
        assertThat(Gravity.worst(List.of(ExitCode.INTERNAL, ExitCode.STORE))).isEqualTo(ExitCode.INTERNAL);
        for (ExitCode code : ExitCode.values()) {
            assertThat(Gravity.worst(List.of(ExitCode.DONE, code))).isEqualTo(code);
        }
    }
}

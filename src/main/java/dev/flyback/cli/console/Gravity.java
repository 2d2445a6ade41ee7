package dev.flyback.cli.console;

import static dev.flyback.failure.ExitCode.BUSY;
import static dev.flyback.failure.ExitCode.DATABASE;
import static dev.flyback.failure.ExitCode.DONE;
import static dev.flyback.failure.ExitCode.DUMP_DAMAGED;
import static dev.flyback.failure.ExitCode.FINDINGS;
import static dev.flyback.failure.ExitCode.INTERNAL;
import static dev.flyback.failure.ExitCode.INTERRUPTED;
import static dev.flyback.failure.ExitCode.NO_SUCH_DUMP;
import static dev.flyback.failure.ExitCode.STORE;
import static dev.flyback.failure.ExitCode.TARGET_REFUSED;
import static dev.flyback.failure.ExitCode.TERMINATED;
import static dev.flyback.failure.ExitCode.USAGE;

import dev.flyback.failure.ExitCode;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Which of several exit codes a run for several databases ends with. */
public final class Gravity {
    private static final List<ExitCode> LEAST_FIRST = List.of(
            DONE,
            FINDINGS,
            BUSY,
            NO_SUCH_DUMP,
            TARGET_REFUSED,
            USAGE,
            DUMP_DAMAGED,
            DATABASE,
            STORE,
            INTERNAL,
            INTERRUPTED,
            TERMINATED);

    private Gravity() {}

    /** The gravest; DONE if there are none. */
    public static ExitCode worst(Collection<ExitCode> codes) {
        return codes.stream().max(Comparator.comparing(LEAST_FIRST::indexOf)).orElse(DONE);
    }
}

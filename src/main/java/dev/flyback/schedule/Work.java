package dev.flyback.schedule;

import dev.flyback.report.Cancellation;
import java.time.Instant;
import java.util.Optional;

/** What is done for one database when it is due. Nothing is thrown for what is expected to go wrong: it is the result. */
public interface Work {
    /** Makes a dump now. */
    RunResult run(Cancellation cancellation);

    /**
     * Makes a dump if there is none since this instant.
     *
     * @return empty if there is one
     */
    Optional<RunResult> runIfMissed(Instant due, Cancellation cancellation);
}

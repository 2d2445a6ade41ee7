package dev.flyback.schedule;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flyback.report.Cancellation;
import dev.flyback.report.metrics.Sample;
import java.util.List;
import java.util.Optional;

/**
 * What follows a scheduled backup of one database: the removal of dumps that are no longer wanted. Called only after a run that is
 * {@linkplain RunResult#isSound() sound}, on the run's own thread, before the database may be due again.
 */
@FunctionalInterface
public interface AfterBackup {
    /** Where its result stands in that of the run. */
    String FIELD = "prune";

    /** Nothing follows. */
    AfterBackup NOTHING = cancellation -> new Done(Optional.empty(), Optional.empty(), List.of());

    /**
     * Does it.
     *
     * @throws dev.flyback.failure.FlybackException if it fails before it has done anything, which fails the run
     */
    Done run(Cancellation cancellation);

    /**
     * What was done.
     *
     * @param details for the results of the run; empty if nothing was to do
     * @param failure what ended it early, which fails the run
     * @param samples what it did in numbers
     */
    record Done(Optional<ObjectNode> details, Optional<RuntimeException> failure, List<Sample> samples) {}
}

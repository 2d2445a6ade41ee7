package dev.flyback.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flyback.prune.Decision.Outcome;
import dev.flyback.prune.PruneRequest;
import dev.flyback.prune.PruneResult;
import dev.flyback.report.Cancellation;
import dev.flyback.schedule.AfterBackup;
import java.util.Map;
import java.util.Optional;

/** The prune that follows a sound backup by the clock: of that database alone, by its rules. */
record ScheduledPrune(DatabaseBackup backup, RetentionOptions retention, boolean dryRun) implements AfterBackup {
    /** Nothing without a rule. */
    static AfterBackup of(DatabaseBackup backup, RetentionOptions retention, boolean dryRun) {
        return retention.rules().isEmpty() ? AfterBackup.NOTHING : new ScheduledPrune(backup, retention, dryRun);
    }

    @Override
    public Done run(Cancellation cancellation) {
        PruneResult result = backup.invocation()
                .wiring()
                .prune(backup.store())
                .run(
                        new PruneRequest(
                                Optional.of(backup.request().name()),
                                Map.of(),
                                retention.rules(),
                                Optional.of(retention.unfinishedAfter),
                                dryRun),
                        cancellation);
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("kept", result.with(Outcome.KEPT).count())
                .put("locked", result.with(Outcome.LOCKED).count())
                .put("pending", result.with(Outcome.PENDING).count())
                .put("leftAlone", result.with(Outcome.LEFT_ALONE).count())
                .put("abandonedWrites", result.abandoned().size())
                .put("dryRun", dryRun);
        ArrayNode removed = json.putArray("removed");
        result.with(Outcome.REMOVED)
                .forEach(decision -> removed.add(decision.entry().object().key()));
        return new Done(Optional.of(json), result.failure());
    }
}

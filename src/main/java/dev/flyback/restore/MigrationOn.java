package dev.flyback.restore;

import dev.flyback.dump.index.DumpIndex;
import dev.flyback.dump.index.HistoryFacts;
import dev.flyback.dump.index.MigrationEntry;
import dev.flyback.failure.UsageException;
import dev.flyback.schema.MigrationReplay;
import java.util.List;
import java.util.Optional;

/** Going on to the newest script of the folders when all else is done, where it was asked for. */
final class MigrationOn {
    private final MigrationReplay replay;
    private final Optional<HistoryFacts> history;

    private MigrationOn(MigrationReplay replay, Optional<HistoryFacts> history) {
        this.replay = replay;
        this.history = history;
    }

    /**
     * Makes sure, before anything else is done, that it will be possible.
     *
     * @throws UsageException if there are no scripts, or is no history, to go on with
     */
    static MigrationOn asked(MigrationReplay replay, DumpIndex index, RestoreRequest request) {
        if (!request.thenMigrate()) {
            return new MigrationOn(replay, Optional.empty());
        }
        if (request.migrations().isEmpty()) {
            throw new UsageException(
                    "--then-migrate needs the scripts to go on with.", "Give their folder with --migrations.");
        }
        if (index.history() == null) {
            throw new UsageException("The dump has no schema history to go on from.", "Leave --then-migrate out.");
        }
        return new MigrationOn(replay, Optional.of(index.history()));
    }

    /** @return what was applied */
    List<MigrationEntry> run(Run run) {
        if (history.isEmpty()) {
            return List.of();
        }
        run.progress().phase("migrate on");
        return replay.migrateOn(
                history.get(),
                run.request().history(),
                run.request().migrations(),
                run.target().migrations());
    }
}

package dev.flyback.restore;

import dev.flyback.database.Engine;
import dev.flyback.database.Ledger;
import dev.flyback.database.Ledger.Phase;
import dev.flyback.database.Target;
import dev.flyback.dump.DumpReader;
import dev.flyback.dump.index.DumpIndex;
import dev.flyback.dump.index.MigrationEntry;
import dev.flyback.failure.DatabaseException;
import dev.flyback.failure.FlybackException;
import dev.flyback.report.Cancellation;
import dev.flyback.report.Progress;
import dev.flyback.schema.MigrationReplay;
import dev.flyback.schema.SchemaHistories;
import dev.flyback.schema.ScriptLibrary;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Brings a dump back into a database that is first migrated to exactly the dump's migrations. Nothing is written before everything that can be checked
 * has been. From the first write on, the target holds a ledger that marks it as half-restored, until every row is there and all definitions are as the
 * migrations made them.
 *
 * <p>Memory: for each worker one frame before and one after decompression (some 8 MiB, or twice the largest row); once, the dump's index, its scripts,
 * and an entry for each batch of frames. {@code --prove} holds one row for each worker instead.
 */
public final class Restore {
    private final TargetCheck check;
    private final Premigrated premigrated;
    private final ScriptChoice scripts;
    private final MigrationReplay replay;
    private final String flybackVersion;
    private final Clock clock;

    public Restore(
            SchemaHistories histories,
            ScriptLibrary library,
            MigrationReplay replay,
            String flybackVersion,
            Clock clock) {
        this.check = new TargetCheck();
        this.premigrated = new Premigrated(histories);
        this.scripts = new ScriptChoice(library, replay);
        this.replay = replay;
        this.flybackVersion = flybackVersion;
        this.clock = clock;
    }

    /**
     * Checks, migrates, loads, proves.
     *
     * @param engine the target's
     * @throws dev.flyback.failure.TargetRefusedException before anything is written, if the target cannot take the dump
     * @throws dev.flyback.failure.FlybackException for everything else that is expected to go wrong
     */
    public RestoreResult run(
            Engine engine, DumpReader dump, RestoreRequest request, Progress progress, Cancellation cancellation) {
        Instant start = clock.instant();
        DumpIndex index = dump.index();
        MigrationOn migrationOn = MigrationOn.asked(replay, index, request);
        progress.phase("connect");
        try (Target target = engine.openTarget(request.connection(), request.jobs());
                Cancellation.Registration onCancel = cancellation.onCancel(target::cancel)) {
            Run run = new Run(engine, target, dump, request, progress, cancellation);
            progress.phase("check");
            check.engine(target, index);
            target.lockRun();
            Optional<Phase> underWay = check.state(target, dump, request);
            Optional<MigrationReplay.Replay> migrations = migrations(run, underWay);
            target.warnings(index.source()).forEach(progress::warn);
            if (request.dryRun()) {
                return result(run, Placement.whole(index), start, false, List.of(), List.of());
            }
            Phase phase = underWay.orElseGet(() -> begin(run, migrations.isPresent() ? Phase.MIGRATE : Phase.PREPARE));
            migrations.ifPresent(set -> migrate(run, set, underWay.isPresent()));
            Placement placement = Placement.of(index, target, phase);
            placement.findings().forEach(progress::warn);
            if (phase == Phase.MIGRATE) {
                target.ledger().enter(Phase.PREPARE);
            }
            boolean proved = loadAndProve(run, placement, phase);
            List<String> found = finish(run, placement);
            return result(run, placement, start, proved, migrationOn.run(run), found);
        }
    }

    /** What has to be replayed; empty if the tables are there already, in which case they are checked to be the dump's. */
    private Optional<MigrationReplay.Replay> migrations(Run run, Optional<Phase> underWay) {
        if (underWay.isPresent() && underWay.get() != Phase.MIGRATE) {
            return Optional.empty();
        }
        if (run.request().premigrated()) {
            premigrated.check(run.target(), run.index(), run.request()).forEach(run.progress()::warn);
            Placement.of(run.index(), run.target(), Phase.MIGRATE);
            return Optional.empty();
        }
        return Optional.of(scripts.choose(run.dump(), run.request()));
    }

    private Phase begin(Run run, Phase phase) {
        run.target()
                .ledger()
                .begin(new Ledger.Entry(
                        run.index().id(), run.dump().indexSha256(), phase, clock.instant(), flybackVersion));
        return phase;
    }

    private void migrate(Run run, MigrationReplay.Replay migrations, boolean again) {
        run.stopIfAsked();
        run.progress().phase("migrate");
        if (again) {
            run.target().discardReplay();
        }
        try {
            replay.replay(migrations, run.target().migrations(), run.progress());
        } catch (FlybackException e) {
            // A script that failed because the run was told to stop is not at fault.
            run.stopIfAsked();
            throw e;
        }
    }

    /**
     * Does what is still to be done of it. A proof that was made is not made again: what {@link #finish} puts back hides rows, and gives large objects away.
     *
     * @return whether contents were compared
     */
    private static boolean loadAndProve(Run run, Placement placement, Phase phase) {
        boolean contents = run.request().prove();
        if (phase == Phase.PROVED || (phase == Phase.COUNTED && !contents)) {
            return phase == Phase.PROVED;
        }
        load(run, placement, phase);
        run.stopIfAsked();
        run.progress().phase("prove");
        new Proof(run.index(), placement, run.request().jobs(), run.progress()).make(run);
        run.target().ledger().enter(contents ? Phase.PROVED : Phase.COUNTED);
        return contents;
    }

    private static void load(Run run, Placement placement, Phase phase) {
        run.stopIfAsked();
        run.progress().phase("load");
        if (phase.compareTo(Phase.FINISH) >= 0) {
            run.target().discardFinish();
        }
        run.target().prepare(placement.tables());
        new Load(run.target(), run.dump(), run.progress(), run.cancellation())
                .run(placement, run.request().jobs());
        run.target().ledger().enter(Phase.FINISH);
    }

    private static List<String> finish(Run run, Placement placement) {
        run.stopIfAsked();
        run.progress().phase("finish");
        List<String> found = run.target().finish(placement.sequences(), placement.derived());
        found.forEach(run.progress()::warn);
        run.target().giveBack(run.index().largeObjectAccess()).forEach(run.progress()::warn);
        List<String> changes = run.target().definitionChanges();
        if (!changes.isEmpty()) {
            throw new DatabaseException(
                    "After the load, definitions are not as the migrations made them: " + String.join("; ", changes)
                            + ".",
                    "Do not use this database; report this with the lines above.");
        }
        run.target().ledger().drop();
        return found;
    }

    private RestoreResult result(
            Run run,
            Placement placement,
            Instant start,
            boolean proved,
            List<MigrationEntry> migratedOn,
            List<String> found) {
        List<String> findings = new ArrayList<>(placement.findings());
        findings.addAll(found);
        return new RestoreResult(
                run.index().id(),
                run.request().connection().url().toString(),
                run.index().schemaVersion(),
                placement.tables().size(),
                placement.rows(),
                placement.bytes(),
                Duration.between(start, clock.instant()),
                proved,
                migratedOn,
                findings);
    }
}

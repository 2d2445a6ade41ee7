package dev.flyback.backup;

import dev.flyback.backup.Tagging.Tag;
import dev.flyback.catalog.CatalogEntry;
import dev.flyback.database.Engine;
import dev.flyback.database.ScriptWriter;
import dev.flyback.database.Snapshot;
import dev.flyback.database.Source;
import dev.flyback.dump.DumpWriter;
import dev.flyback.dump.index.DumpIndex;
import dev.flyback.dump.index.SequenceEntry;
import dev.flyback.report.Cancellation;
import dev.flyback.report.Progress;
import dev.flyback.schema.SchemaHistories;
import dev.flyback.schema.ScriptLibrary;
import dev.flyback.storage.ObjectStore;
import dev.flyback.storage.ObjectWriter;
import dev.flyback.storage.StoredObject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Makes one dump. Whatever fails or is cancelled before it is published leaves nothing visible. What was published and then does not read back as it was written
 * is a failure, and stays: a run removes nothing. Nothing that the store has already is changed.
 *
 * <p>Memory: for each worker one {@link dev.flyback.dump.TableWriter}, one row, and what zstd needs (some 12 MiB together); once, the shape of the
 * database and an entry of some 200 bytes for each frame of 4 MiB.
 */
public final class Backup {
    private final ObjectStore store;
    private final LastDump lastDump;
    private final Tagging tagging;
    private final String flybackVersion;
    private final Clock clock;

    public Backup(
            ObjectStore store, SchemaHistories histories, ScriptLibrary scripts, String flybackVersion, Clock clock) {
        this.store = store;
        this.lastDump = new LastDump(store);
        this.tagging = new Tagging(histories, scripts);
        this.flybackVersion = flybackVersion;
        this.clock = clock;
    }

    /**
     * Connects, takes a snapshot, dumps, publishes and checks.
     *
     * @throws dev.flyback.failure.FlybackException for everything that is expected to go wrong
     */
    public BackupResult run(Engine engine, BackupRequest request, Progress progress, Cancellation cancellation) {
        progress.phase("connect");
        try (Source source = engine.openSource(request.connection(), request.jobs());
                Cancellation.Registration onCancel = cancellation.onCancel(source::cancel)) {
            source.lockRun();
            Optional<CatalogEntry> last = lastDump.entry(request.name());
            Instant begun = new OwnSecond(clock, time -> Thread.sleep(time.toMillis()))
                    .after(last.map(entry -> entry.key().startedAt()));
            DumpIdentity identity = DumpIdentity.random(flybackVersion, begun);
            progress.phase("snapshot");
            try (Snapshot snapshot = source.snapshot(request.snapshot())) {
                Tag tag = tagging.read(snapshot, request);
                Contents contents = new Contents(identity, request, source.facts(), snapshot, tag);
                contents.warnings().forEach(progress::warn);
                return write(new Run(source, snapshot, contents, last, request, progress, cancellation));
            }
        }
    }

    private BackupResult write(Run run) {
        Optional<DumpIndex> last = run.last.flatMap(entry -> lastDump.index(entry, run.progress));
        Contents contents = run.contents;
        try (ObjectWriter object =
                        store.create(contents.key().format(), contents.metadata(), contents.estimatedBytes());
                Cancellation.Registration onCancel = run.cancellation.onCancel(object::close)) {
            DumpWriter writer = new DumpWriter(object::write, run.request.compressionLevel());
            DumpIndex index = dump(run, writer);
            run.progress.phase("publish");
            StoredObject published = object.commit();
            run.progress.phase("check");
            new Publication(store).check(published, index, writer.position());
            List<String> anomalies = last.map(
                            before -> Anomalies.between(before, index, run.request.maxShrinkPercent()))
                    .orElse(List.of());
            anomalies.forEach(run.progress::warn);
            return new BackupResult(published, index, anomalies);
        }
    }

    private DumpIndex dump(Run run, DumpWriter writer) {
        Contents contents = run.contents;
        int jobs = run.request.jobs();
        run.progress.phase("dump");
        run.progress.expect(contents.estimatedRows(), contents.estimatedBytes());
        ScriptWriter scripts = run.snapshot.scripts();
        writer.preamble(scripts.preamble(contents.scriptFacts()));
        contents.scripts().forEach(script -> writer.script(script.rank(), script.name(), script.text()));
        DataDump data = new DataDump(run.snapshot, writer, contents.tables(), run.progress);
        data.run(run.snapshot.chunks(contents.everything(), jobs), jobs, run.source::cancel);
        run.progress.phase("finish");
        List<SequenceEntry> sequences = run.snapshot.sequences();
        writer.epilogue(scripts.epilogue(contents.scriptFacts(), sequences));
        run.snapshot.confirmUnchanged(contents.historyTable());
        DumpIndex index = contents.index(writer.frames(), data::tally, sequences, clock.instant());
        writer.finish(index);
        return index;
    }

    /** What the phases of one run share. */
    private record Run(
            Source source,
            Snapshot snapshot,
            Contents contents,
            Optional<CatalogEntry> last,
            BackupRequest request,
            Progress progress,
            Cancellation cancellation) {}
}

package dev.flyback.cli.backup;

import dev.flyback.backup.BackupRequest;
import dev.flyback.backup.BackupResult;
import dev.flyback.cli.invocation.Invocation;
import dev.flyback.cli.options.ConnectionOptions;
import dev.flyback.cli.options.HistoryOptions;
import dev.flyback.cli.options.JobsOption;
import dev.flyback.cli.options.StoreOptions;
import dev.flyback.cli.progress.ProgressMeter;
import dev.flyback.cli.watch.Watch;
import dev.flyback.cli.watch.WatchOptions;
import dev.flyback.database.ConnectionSettings;
import dev.flyback.database.Source.SnapshotRequest;
import dev.flyback.failure.UsageException;
import dev.flyback.report.Cancellation;
import dev.flyback.storage.ObjectStore;
import java.util.Optional;

/**
 * The backup of one database, as its settings describe it.
 *
 * @param section the database's in the configuration, if it has one
 */
public record DatabaseBackup(
        Invocation invocation,
        Optional<String> section,
        BackupOptions options,
        ConnectionOptions connection,
        StoreOptions storeOptions,
        HistoryOptions history,
        JobsOption jobs,
        WatchOptions watching) {

    /** Its name in the store, if nothing needs to be understood to know it. */
    Optional<String> givenName() {
        return Optional.ofNullable(options.name).or(this::section);
    }

    /**
     * The request; passwords are read from their files anew each time.
     *
     * @throws UsageException if a setting cannot be meant
     */
    public BackupRequest request() {
        ConnectionSettings settings = connection.settings(invocation.redaction(), storeOptions.caFile());
        String name = givenName().orElseGet(() -> settings.url().database());
        return new BackupRequest(
                settings,
                name,
                new SnapshotRequest(
                        options.schemas, options.lockTimeout, options.lockNonTransactional, Optional.empty(), false),
                jobs.jobs(),
                options.compressionLevel(),
                options.unversioned,
                history.settings(invocation.redaction()),
                history.folders(),
                options.maxShrink());
    }

    /** Where its dumps lie, however the store is written; two databases with the same place would be taken for one. */
    public String place(BackupRequest request) {
        return store().identity() + "\n" + request.name();
    }

    /** What refuses two databases of the configuration that have the same {@link #place}. */
    public static UsageException sharedPlace(String section, String other) {
        return new UsageException(
                "The databases '" + section + "' and '" + other + "' have the same name in the same store.",
                "Give each its own flyback.databases.NAME.name, or none: then it is the section's.");
    }

    /**
     * Where its dumps go; nothing is asked of it yet.
     *
     * @throws UsageException if the settings name no store
     */
    public ObjectStore store() {
        return storeOptions.open(invocation.parts());
    }

    /** Who is told of its runs. */
    public Watch watch() {
        return watching.watch(invocation, storeOptions.caFile());
    }

    /** Makes the dump. */
    WrittenDump write(BackupRequest request, ObjectStore store, ProgressMeter progress, Cancellation cancellation) {
        BackupResult result = invocation
                .parts()
                .backup(store)
                .run(invocation.parts().engine(request.connection().url()), request, progress, cancellation);
        return new WrittenDump(store.location(), result, progress.warnings());
    }
}

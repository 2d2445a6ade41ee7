package dev.flyback.restore;

import dev.flyback.backup.Backup;
import dev.flyback.backup.BackupRequest;
import dev.flyback.catalog.StoredRanges;
import dev.flyback.database.ConnectionSettings;
import dev.flyback.database.DatabaseUrl;
import dev.flyback.database.Secret;
import dev.flyback.database.Source.SnapshotRequest;
import dev.flyback.database.postgres.PostgresEngine;
import dev.flyback.dump.DumpReader;
import dev.flyback.report.Cancellation;
import dev.flyback.report.Progress;
import dev.flyback.schema.HistorySettings;
import dev.flyback.schema.flyway.FlywayHistories;
import dev.flyback.schema.flyway.FlywayScripts;
import dev.flyback.storage.ObjectStore;
import dev.flyback.storage.local.LocalStore;
import dev.flyback.testing.PostgresServer;
import dev.flyback.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Makes dumps for the tests of the restore. */
final class Dumping {
    static final HistorySettings DEFAULTS =
            new HistorySettings(Optional.empty(), Optional.empty(), Optional.empty(), Map.of());

    private Dumping() {}

    /** Dumps as a superuser, so that nothing hides. */
    static DumpReader dump(TestDatabase database, Path folder, List<Path> migrations) {
        String reader = "flyback_reader";
        database.server().roleNamed(reader, "superuser");
        ObjectStore store = new LocalStore(folder);
        BackupRequest request = new BackupRequest(
                connection(database, reader),
                "test",
                new SnapshotRequest(List.of(), Duration.ofSeconds(30), false, Optional.empty(), false),
                2,
                3,
                migrations.isEmpty(),
                DEFAULTS,
                migrations,
                OptionalInt.empty());
        var result = new Backup(store, new FlywayHistories(), new FlywayScripts(), "test", Clock.systemUTC())
                .run(new PostgresEngine(), request, Progress.NONE, Cancellation.NEVER);
        return DumpReader.open(new StoredRanges(store, result.object()));
    }

    static ConnectionSettings connection(TestDatabase database, String user) {
        return new ConnectionSettings(
                DatabaseUrl.parse(database.url()),
                Optional.of(user),
                Optional.of(new Secret(PostgresServer.PASSWORD)),
                Optional.empty());
    }
}

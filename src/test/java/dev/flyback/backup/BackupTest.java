package dev.flyback.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.flyback.catalog.Catalog;
import dev.flyback.catalog.CatalogEntry;
import dev.flyback.catalog.DumpFilter;
import dev.flyback.catalog.SampleDumps;
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
import dev.flyback.storage.local.LocalStore;
import dev.flyback.testing.ContentOracle;
import dev.flyback.testing.Migrated;
import dev.flyback.testing.PostgresServer;
import dev.flyback.testing.PostgresServers;
import dev.flyback.testing.RealMigrations;
import dev.flyback.testing.TestDatabase;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
    @TempDir
    private Path folder;

    @Test
    void a_dump_goes_back_through_zstd_and_psql() throws IOException, InterruptedException {
        assumeTrue(isInstalled("zstd") && isInstalled("psql"), "zstd and psql are not installed here");
        Path migrations = RealMigrations.upTo(RealMigrations.NEWEST, folder.resolve("migrations"));
        try (TestDatabase source = PostgresServers.newest().freshDatabase();
                TestDatabase target = PostgresServers.newest().freshDatabase()) {
            Migrated.by(migrations, source);
            Migrated.by(migrations, target);
            source.execute(
                    "INSERT INTO workflow (workflow_id, correlation_id, json_data)"
                            + " SELECT 'w' || n, E'a\\tb\\\\c\\n' || n, repeat('x\\.', n % 100) FROM generate_series(1, 50000) n");
            LocalStore store = new LocalStore(folder.resolve("dumps"));
            BackupResult result = new Backup(
                            store, new FlywayHistories(), new FlywayScripts(), "test", Clock.systemUTC())
                    .run(new PostgresEngine(), request(source, migrations), Progress.NONE, Cancellation.NEVER);

            assertThat(DumpReader.open(new StoredRanges(store, result.object())).scripts())
                    .hasSize(RealMigrations.NEWEST);
            Path file = folder.resolve("dumps").resolve(result.object().key());
            assertThat(restoreWithStockTools(file, target)).isZero();
            assertThat(ContentOracle.differences(source, target)).isEmpty();
        }
    }

    @Test
    void a_dump_begins_in_a_second_of_its_own() {
        try (TestDatabase source = PostgresServers.newest().freshDatabase()) {
            Path migrations = RealMigrations.upTo(1, folder.resolve("migrations"));
            Migrated.by(migrations, source);
            LocalStore store = new LocalStore(folder.resolve("dumps"));
            Instant next = Instant.now().plusSeconds(1);
            CatalogEntry before = SampleDumps.put(store, SampleDumps.key("shop", "1", next.toString(), "f".repeat(16)));
            new Backup(store, new FlywayHistories(), new FlywayScripts(), "test", Clock.systemUTC())
                    .run(new PostgresEngine(), request(source, migrations), Progress.NONE, Cancellation.NEVER);

            List<CatalogEntry> dumps = new Catalog(store).dumps(DumpFilter.ALL);
            assertThat(dumps).hasSize(2).first().isEqualTo(before);
            assertThat(dumps.get(1).key().startedAt()).isAfter(before.key().startedAt());
        }
    }

    private BackupRequest request(TestDatabase source, Path migrations) {
        return new BackupRequest(
                new ConnectionSettings(
                        DatabaseUrl.parse(source.url()),
                        Optional.of(source.owner()),
                        Optional.of(new Secret(PostgresServer.PASSWORD)),
                        Optional.empty()),
                "shop",
                new SnapshotRequest(List.of(), Duration.ofSeconds(10), false, Optional.empty(), false),
                2,
                3,
                false,
                new HistorySettings(Optional.empty(), Optional.empty(), Optional.empty(), Map.of()),
                List.of(migrations),
                OptionalInt.empty());
    }

    private static boolean isInstalled(String tool) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
    }

    private static int restoreWithStockTools(Path file, TestDatabase target) throws IOException, InterruptedException {
        String uri = target.url().replace("jdbc:", "");
        ProcessBuilder psql = new ProcessBuilder(
                "bash",
                "-c",
                "set -o pipefail; zstd -dc \"$0\" | psql -X -U " + target.owner() + " \"$1\"",
                file.toString(),
                uri);
        psql.environment().put("PGPASSWORD", PostgresServer.PASSWORD);
        return psql.inheritIO().start().waitFor();
    }
}

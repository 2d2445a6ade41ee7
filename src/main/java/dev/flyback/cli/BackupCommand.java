package dev.flyback.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flyback.backup.BackupRequest;
import dev.flyback.backup.BackupResult;
import dev.flyback.catalog.CatalogEntry;
import dev.flyback.catalog.DumpKey;
import dev.flyback.catalog.DumpSummary.Facts;
import dev.flyback.cli.progress.ProgressMeter;
import dev.flyback.cli.progress.Quantities;
import dev.flyback.cli.settings.OfOneDatabase;
import dev.flyback.database.ConnectionSettings;
import dev.flyback.database.Source.SnapshotRequest;
import dev.flyback.failure.ExitCode;
import dev.flyback.storage.ObjectStore;
import jakarta.enterprise.inject.Vetoed;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a dump. */
@Vetoed // Made by Program: the container would, for its annotation.
@Command(
        name = "backup",
        sortOptions = false,
        abbreviateSynopsis = true,
        description = "Write one dump of a database into the store, and print its key.",
        footer = {
            "",
            "Examples:",
            "  FLYBACK_PASSWORD=… flyback backup --url jdbc:postgresql://db/orders --username backup --store /backups",
            "  flyback backup --migrations src/main/resources/db/migration   (embeds the scripts)",
            "  flyback backup orders   (settings from flyback.databases.orders in flyback.yaml)"
        })
final class BackupCommand implements Callable<Integer>, OfOneDatabase {
    @Parameters(
            paramLabel = "NAME",
            arity = "0..1",
            description = "A database of the configuration file: its section flyback.databases.NAME counts first.")
    @Nullable
    String section;

    @Mixin
    BackupOptions options = new BackupOptions();

    @Mixin
    ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    StoreOptions storeOptions = new StoreOptions();

    @Mixin
    HistoryOptions history = new HistoryOptions();

    @Mixin
    JobsOption jobs = new JobsOption();

    @Mixin
    OutputOptions output = new OutputOptions();

    @Spec
    CommandSpec command;

    private final Invocation invocation;

    BackupCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Optional<String> section() {
        return Optional.ofNullable(section);
    }

    @Override
    public Integer call() {
        Console console = output.console(invocation.terminal());
        BackupRequest request = request();
        ObjectStore store = storeOptions.open(invocation.wiring());
        try (ProgressMeter progress = console.startProgress()) {
            BackupResult result = invocation
                    .wiring()
                    .backup(store)
                    .run(
                            invocation.wiring().engine(request.connection().url()),
                            request,
                            progress,
                            invocation.cancellation());
            progress.close();
            print(console, store, result, progress.warnings());
            options.failOn(result.anomalies());
            return (result.anomalies().isEmpty() ? ExitCode.DONE : ExitCode.FINDINGS).number();
        }
    }

    private BackupRequest request() {
        section().ifPresent(name -> invocation.settings().requireSection(command, name));
        ConnectionSettings settings = connection.settings(invocation.redaction(), storeOptions.caFile());
        String name = Optional.ofNullable(options.name)
                .or(this::section)
                .orElseGet(() -> settings.url().database());
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

    private static void print(Console console, ObjectStore store, BackupResult result, List<String> warnings) {
        if (console.wantsJson()) {
            CatalogEntry entry =
                    new CatalogEntry(DumpKey.parse(result.object().key()).orElseThrow(), result.object());
            ObjectNode dump = DumpJson.of(store.location(), entry, Optional.of(Facts.of(result.index())));
            warnings.forEach(dump.putArray("warnings")::add);
            console.print(dump);
        } else {
            Duration elapsed =
                    Duration.between(result.index().startedAt(), result.index().finishedAt());
            console.note("Dumped " + Quantities.count(result.index().totals().tables(), "table") + ", "
                    + Quantities.count(result.index().totals().rows(), "row") + ", "
                    + Quantities.bytes(result.index().totals().bytes()) + " as "
                    + Quantities.bytes(result.object().size()) + " in " + Quantities.time(elapsed) + ":");
            console.print(result.object().key());
        }
    }
}

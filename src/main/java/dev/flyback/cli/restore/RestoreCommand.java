package dev.flyback.cli.restore;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flyback.catalog.Catalog;
import dev.flyback.catalog.CatalogEntry;
import dev.flyback.catalog.DumpChooser;
import dev.flyback.cli.console.Console;
import dev.flyback.cli.invocation.Invocation;
import dev.flyback.cli.options.ChoiceOptions;
import dev.flyback.cli.options.ConnectionOptions;
import dev.flyback.cli.options.HistoryOptions;
import dev.flyback.cli.options.JobsOption;
import dev.flyback.cli.options.OutputOptions;
import dev.flyback.cli.options.StoreOptions;
import dev.flyback.cli.progress.ProgressMeter;
import dev.flyback.cli.progress.Quantities;
import dev.flyback.cli.watch.Watch;
import dev.flyback.cli.watch.WatchOptions;
import dev.flyback.cli.watch.WatchedRun;
import dev.flyback.database.ConnectionSettings;
import dev.flyback.dump.index.MigrationEntry;
import dev.flyback.failure.ExitCode;
import dev.flyback.report.Printable;
import dev.flyback.report.metrics.Metric;
import dev.flyback.report.metrics.WatchedCommand;
import dev.flyback.restore.RestoreRequest;
import dev.flyback.restore.RestoreResult;
import jakarta.enterprise.inject.Vetoed;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Brings a dump back. */
@Vetoed // Made by Program: the container would, for its annotation.
@Command(
        name = "restore",
        sortOptions = false,
        abbreviateSynopsis = true,
        description = "Bring a dump into a clean database, which is first migrated to exactly the dump's migrations.",
        footer = {
            "",
            "Examples:",
            "  flyback restore latest --name orders --url jdbc:postgresql://localhost/orders_copy --prove",
            "  flyback restore --schema-version 5 --url …   (the newest dump of version 5)",
            "  flyback restore 3f2a --url … --dry-run   (checks everything, writes nothing)"
        })
public final class RestoreCommand implements Callable<Integer> {
    @Mixin
    ChoiceOptions choice = new ChoiceOptions();

    @Mixin
    RestoreOptions options = new RestoreOptions();

    @Mixin
    ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    StoreOptions storeOptions = new StoreOptions();

    @Mixin
    HistoryOptions history = new HistoryOptions();

    @Mixin
    JobsOption jobs = new JobsOption();

    @Mixin
    WatchOptions watching = new WatchOptions();

    @Mixin
    OutputOptions output = new OutputOptions();

    private final Invocation invocation;

    /** To be run once, when flags have been read into it. */
    public RestoreCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        Console console = output.console(invocation);
        Watch watch = watching.watch(invocation, storeOptions.caFile());
        try (ProgressMeter progress = console.startProgress()) {
            WatchedRun run = WatchedRun.start(
                    WatchedCommand.RESTORE, options.dryRun ? Watch.NOBODY : watch, invocation, progress::warn);
            run.phases(progress::phases);
            return run.tellingFailures(() -> restore(console, progress, run)).number();
        }
    }

    private ExitCode restore(Console console, ProgressMeter progress, WatchedRun run) {
        RestoreRequest request = request();
        Catalog catalog = new Catalog(storeOptions.open(invocation.parts()));
        CatalogEntry entry = choice.chooseOfOneDatabase(new DumpChooser(catalog));
        run.about(entry.key().name());
        RestoreResult result = invocation
                .parts()
                .restore()
                .run(
                        invocation.parts().engine(request.connection().url()),
                        catalog.open(entry),
                        request,
                        progress,
                        invocation.cancellation());
        ExitCode code = result.findings().isEmpty() ? ExitCode.DONE : ExitCode.FINDINGS;
        progress.endPhases();
        run.figure(Metric.RESTORE_TABLES, result.tables());
        run.figure(Metric.RESTORE_ROWS, result.rows());
        run.figure(Metric.RESTORE_BYTES, result.bytes());
        run.figure(Metric.RESTORE_PROVED, result.proved() ? 1 : 0);
        run.end(code, Optional.empty());
        progress.close();
        print(console, result, progress.warnings());
        return code;
    }

    private RestoreRequest request() {
        ConnectionSettings settings = connection.settings(invocation.redaction(), storeOptions.caFile());
        return new RestoreRequest(
                settings,
                jobs.jobs(),
                history.settings(invocation.redaction()),
                history.folders(),
                options.origin(),
                options.acceptedChecksums(),
                options.premigrated,
                options.resume,
                options.prove,
                options.thenMigrate,
                options.dryRun);
    }

    private void print(Console console, RestoreResult result, List<String> warnings) {
        if (console.wantsJson()) {
            console.print(json(result, warnings));
            return;
        }
        String content = Quantities.count(result.tables(), "table") + ", " + Quantities.count(result.rows(), "row")
                + ", " + Quantities.bytes(result.bytes());
        if (options.dryRun) {
            console.print("Nothing stands in the way of restoring dump " + result.id() + " into " + result.target()
                    + ": " + content + ". Nothing was written.");
            return;
        }
        console.print("Restored dump " + result.id() + " into " + result.target() + " in "
                + Quantities.time(result.elapsed()) + ": " + content + ".");
        console.print(
                result.proved()
                        ? "Proved: each of these tables has the rows and the content of the dump."
                        : "Checked: each of these tables has as many rows as in the dump.");
        result.migratedOn().forEach(migration -> console.print("Then migrated: " + Printable.text(migration.script())));
    }

    private ObjectNode json(RestoreResult result, List<String> warnings) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", result.id())
                .put("target", result.target())
                .put("schemaVersion", result.schemaVersion())
                .put("tables", result.tables())
                .put("rows", result.rows())
                .put("bytes", result.bytes())
                .put("seconds", result.elapsed().toMillis() / 1e3)
                .put("proved", result.proved())
                .put("dryRun", options.dryRun);
        ArrayNode migrated = json.putArray("migratedOn");
        for (MigrationEntry migration : result.migratedOn()) {
            migrated.addObject()
                    .put("version", migration.version())
                    .put("description", migration.description())
                    .put("script", migration.script());
        }
        result.findings().forEach(json.putArray("findings")::add);
        warnings.forEach(json.putArray("warnings")::add);
        return json;
    }
}

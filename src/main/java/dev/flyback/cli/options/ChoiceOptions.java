package dev.flyback.cli.options;

import dev.flyback.catalog.CatalogEntry;
import dev.flyback.catalog.DumpChooser;
import dev.flyback.catalog.DumpFilter;
import dev.flyback.failure.NoSuchDumpException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which dump is meant. */
public final class ChoiceOptions {
    @Parameters(
            paramLabel = "DUMP",
            arity = "0..1",
            description = "The dump: its id, a unique beginning of it, its key, or latest, which is the default.")
    String dump = DumpChooser.LATEST;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "Only dumps of the database with this name in the store.")
    @Nullable
    String name;

    @Option(
            names = "--schema-version",
            paramLabel = "VERSION",
            description = "Only dumps at this schema version; latest is the newest of them.")
    @Nullable
    String schemaVersion;

    @Option(
            names = "--before",
            paramLabel = "INSTANT",
            description = "Only dumps begun before this instant, as 2026-07-01T12:00:00Z.")
    @Nullable
    Instant before;

    /**
     * The dump.
     *
     * @throws NoSuchDumpException if there is none, or several may be meant
     */
    public CatalogEntry choose(DumpChooser chooser) {
        return chooser.choose(dump, filter());
    }

    /**
     * The same, for what must not hit the wrong database: {@code latest} of several databases is none.
     *
     * @throws NoSuchDumpException if there is none, or several may be meant
     */
    public CatalogEntry chooseOfOneDatabase(DumpChooser chooser) {
        return chooser.chooseOfOneDatabase(dump, filter());
    }

    private DumpFilter filter() {
        return new DumpFilter(
                Optional.ofNullable(name),
                Optional.ofNullable(schemaVersion),
                Optional.ofNullable(before),
                Optional.empty());
    }
}

package dev.flyback.schema.flyway;

import dev.flyback.database.SmallTables;
import dev.flyback.dump.index.MigrationEntry;
import dev.flyback.dump.index.TableName;
import dev.flyback.failure.UsageException;
import dev.flyback.report.Printable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.jspecify.annotations.Nullable;

/** Finds and reads tables that have Flyway's columns. */
final class HistoryTables {
    private static final Set<String> COLUMNS = Set.of(
            "installed_rank",
            "version",
            "description",
            "type",
            "script",
            "checksum",
            "installed_by",
            "installed_on",
            "execution_time",
            "success");
    private static final int MAX_ROWS = 100_000;
    private static final String HINT = "Name the table that Flyway writes with --history-table schema.table.";

    private final SmallTables database;

    HistoryTables(SmallTables database) {
        this.database = database;
    }

    /** The named table, or the only one; empty if there is none and none was named. */
    Optional<TableName> choose(Optional<String> named) {
        List<TableName> tables =
                database.tablesWithColumns(COLUMNS).stream().sorted().toList();
        if (named.isPresent()) {
            return Optional.of(choose(tables, named.get()));
        }
        if (tables.size() > 1) {
            throw new UsageException(
                    "This database has several tables that look like Flyway's: " + list(tables) + ".", HINT);
        }
        return tables.stream().findFirst();
    }

    private static TableName choose(List<TableName> tables, String named) {
        List<Predicate<TableName>> strictestFirst = List.of(
                table -> table.name().equals(named),
                table -> table.toString().equals(named),
                table -> table.name().equalsIgnoreCase(named),
                table -> table.toString().equalsIgnoreCase(named));
        for (Predicate<TableName> rule : strictestFirst) {
            List<TableName> matches = tables.stream().filter(rule).toList();
            if (matches.size() == 1) {
                return matches.get(0);
            }
            if (matches.size() > 1) {
                throw new UsageException(
                        "Several tables that look like Flyway's are named '" + Printable.text(named) + "': "
                                + list(matches) + ".",
                        HINT);
            }
        }
        throw new UsageException(
                "This database has no table '" + Printable.text(named) + "' with Flyway's columns; "
                        + (tables.isEmpty()
                                ? "no other table has them either."
                                : "these have them: " + list(tables) + "."),
                HINT);
    }

    private static String list(List<TableName> tables) {
        return tables.stream().map(table -> Printable.text(table.toString())).collect(Collectors.joining(", "));
    }

    /** Every row, by ascending rank. */
    List<MigrationEntry> read(TableName table) {
        List<MigrationEntry> entries = new ArrayList<>();
        for (Map<String, @Nullable String> row : database.rows(table, MAX_ROWS)) {
            entries.add(entry(table, row));
        }
        entries.sort(Comparator.comparingInt(MigrationEntry::rank));
        return List.copyOf(entries);
    }

    private static MigrationEntry entry(TableName table, Map<String, @Nullable String> row) {
        String checksum = row.get("checksum");
        String version = row.get("version");
        try {
            requireReadable(version);
            return new MigrationEntry(
                    Integer.parseInt(text(row, "installed_rank")),
                    version,
                    text(row, "description"),
                    text(row, "type"),
                    text(row, "script"),
                    checksum == null ? null : Integer.valueOf(checksum),
                    isTrue(text(row, "success")),
                    row.get("installed_on"),
                    false);
        } catch (NumberFormatException | FlywayException e) {
            throw new UsageException(
                    "The table " + Printable.text(table.toString())
                            + " has Flyway's columns, but a row that Flyway cannot have written: "
                            + Printable.text(row.toString()) + ".",
                    HINT,
                    e);
        }
    }

    /** Fails on a version that Flyway cannot compare. */
    static void requireReadable(@Nullable String version) {
        if (version != null && MigrationVersion.fromVersion(version).isPredefined()) {
            throw new FlywayException("a reserved word: " + version);
        }
    }

    private static String text(Map<String, @Nullable String> row, String column) {
        String value = row.get(column);
        return value == null ? "" : value;
    }

    private static boolean isTrue(String success) {
        return success.equals("true") || success.equals("t") || success.equals("1");
    }
}

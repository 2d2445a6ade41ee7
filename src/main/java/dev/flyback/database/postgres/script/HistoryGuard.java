package dev.flyback.database.postgres.script;

import dev.flyback.database.ScriptWriter.Facts;
import dev.flyback.database.postgres.connection.Quoting;
import dev.flyback.dump.index.HistoryFacts;
import dev.flyback.dump.index.MigrationEntry;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The statement that stops psql, before it changes anything, unless the target's history stands where the dump's does. */
final class HistoryGuard {
    /**
     * What a history amounts to: of each version, and of each repeatable script, the last row, as long as it was not undone or deleted. Flyway writes
     * lower-case column names on PostgreSQL.
     */
    private static final String STANDING = "SELECT version, script, checksum FROM"
            + " (SELECT DISTINCT ON (coalesce_key) version, script, checksum, type, success FROM"
            + " (SELECT h.*, CASE WHEN h.version IS NULL THEN 'R' || h.script ELSE 'V' || h.version END AS coalesce_key FROM HISTORY h"
            + " WHERE h.type <> 'SCHEMA') keyed ORDER BY coalesce_key, installed_rank DESC) last"
            + " WHERE success AND type NOT LIKE 'UNDO%' AND type <> 'DELETE'";

    private HistoryGuard() {}

    static String sql(Facts facts, HistoryFacts history) {
        String table = Quoting.identifier(history.table());
        String wanted = facts.migrations().isEmpty()
                ? "SELECT NULL::text, NULL::text, NULL::integer WHERE false"
                : facts.migrations().stream().map(HistoryGuard::row).collect(Collectors.joining(", ", "VALUES ", ""));
        String standing = STANDING.replace("HISTORY", table);
        String version = facts.schemaVersion() == null ? "none" : facts.schemaVersion();
        String elsewhere = "Flyback: this dump fits only a database at schema version " + version
                + " with exactly the same migrations. Nothing was changed.";
        String body = "DECLARE\n  differences text;\nBEGIN\n"
                + "  IF pg_catalog.to_regclass(" + Quoting.literal(table) + ") IS NULL THEN\n"
                + "    RAISE EXCEPTION USING MESSAGE = " + Quoting.literal(elsewhere)
                + ", DETAIL = " + Quoting.literal("The target has no schema history " + history.table() + ".")
                + ";\n  END IF;\n"
                + "  WITH wanted (version, script, checksum) AS (" + wanted + "), standing AS (" + standing + ")\n"
                + "  SELECT pg_catalog.string_agg(line, ', ') INTO differences FROM (\n"
                + "    (SELECT script || ' is missing or differs' AS line FROM (TABLE wanted EXCEPT TABLE standing) m ORDER BY version, script LIMIT 10)\n"
                + "    UNION ALL\n"
                + "    (SELECT script || ' is not in the dump''s set' FROM (TABLE standing EXCEPT TABLE wanted) m ORDER BY version, script LIMIT 10)) d;\n"
                + "  IF differences IS NOT NULL THEN\n"
                + "    RAISE EXCEPTION USING MESSAGE = " + Quoting.literal(elsewhere) + ", DETAIL = differences,\n"
                + "      HINT = 'Migrate the target to exactly this set, or use flyback restore, which does.';\n  END IF;\nEND";
        return "DO " + Quoting.dollars(body) + ";";
    }

    private static String row(MigrationEntry entry) {
        return "(" + text(entry.version()) + "::text, " + text(entry.script()) + "::text, "
                + (entry.checksum() == null ? "NULL" : entry.checksum().toString()) + "::integer)";
    }

    private static String text(@Nullable String value) {
        return value == null ? "NULL" : Quoting.literal(value);
    }
}

package dev.flyback.database.mysql.script;

import dev.flyback.database.ScriptWriter.Facts;
import dev.flyback.database.mysql.connection.Quoting;
import dev.flyback.dump.index.HistoryFacts;
import dev.flyback.dump.index.MigrationEntry;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Statements that stop the stock client, before it changes anything, unless the target's history stands where the dump's does. Outside of routines there is
 * no IF and no SIGNAL: what stops the client is a statement that is no SQL, and that is prepared only where it should stop.
 */
final class HistoryGuard {
    /** One text for each row of a history that describes the present state. */
    private static final String STANDING =
            "SELECT CAST(CONCAT(COALESCE(version, '-'), '|', script, '|', COALESCE(checksum, '-')) AS BINARY) AS k FROM"
                    + " (SELECT version, script, checksum, type, success, ROW_NUMBER() OVER (PARTITION BY"
                    + " IF(version IS NULL, CONCAT('R', script), CONCAT('V', version)) ORDER BY installed_rank DESC) AS newest"
                    + " FROM HISTORY WHERE type <> 'SCHEMA') AS numbered WHERE newest = 1 AND success = 1 AND type NOT LIKE 'UNDO%' AND type <> 'DELETE'";

    /** The client shows some 80 characters of what is no SQL. */
    private static final String STOP = "Flyback stops here: the target stands elsewhere, nothing was changed";

    private static final int SHOWN = 20;

    private HistoryGuard() {}

    static List<String> sql(Facts facts, HistoryFacts history) {
        String table = history.table().name();
        String wanted = facts.migrations().isEmpty()
                ? "SELECT 0x00 AS k FROM DUAL WHERE 1 = 0"
                : facts.migrations().stream()
                        .map(HistoryGuard::row)
                        .collect(Collectors.joining(" UNION ALL SELECT ", "SELECT ", ""));
        String standing = STANDING.replace("HISTORY", Quoting.identifier(history.table()));
        String differences = "SELECT k, SUM(w) AS w, SUM(s) AS s FROM (SELECT k, 1 AS w, 0 AS s FROM (" + wanted
                + ") AS wanted UNION ALL SELECT k, 0, 1 FROM (" + standing
                + ") AS standing) AS both_sets GROUP BY k HAVING SUM(w) <> 1 OR SUM(s) <> 1";
        String version = facts.schemaVersion() == null ? "none" : facts.schemaVersion();
        String elsewhere = "Flyback: this dump fits only a database at schema version " + version
                + " with exactly the same migrations. Nothing was changed.";
        return List.of(
                "SET @flyback_differences = 1 - (SELECT COUNT(*) FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()"
                        + " AND TABLE_NAME = " + Quoting.literal(table) + ");",
                say(elsewhere + " The target has no schema history " + history.table() + "."),
                stop(),
                "SET @flyback_differences = (SELECT COUNT(*) FROM (" + differences + ") AS differences);",
                say(elsewhere),
                "SELECT CONCAT(SUBSTRING_INDEX(SUBSTRING_INDEX(CONVERT(k USING utf8mb4), '|', 2), '|', -1),"
                        + " IF(s = 0, ' is missing or differs', ' is not in the set of the dump')) AS migrations FROM ("
                        + differences + ") AS differences ORDER BY k LIMIT " + SHOWN + ";",
                stop());
    }

    private static String say(String message) {
        return "SELECT " + Quoting.literal(message) + " AS refused FROM DUAL WHERE @flyback_differences > 0;";
    }

    private static String stop() {
        return "SET @flyback_check = IF(@flyback_differences = 0, 'DO 0', '" + STOP + "');\n"
                + "PREPARE flyback_check FROM @flyback_check;\nEXECUTE flyback_check;\nDEALLOCATE PREPARE flyback_check;";
    }

    private static String row(MigrationEntry entry) {
        String text = (entry.version() == null ? "-" : entry.version()) + "|" + entry.script() + "|"
                + (entry.checksum() == null ? "-" : entry.checksum());
        return "0x" + HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)) + " AS k";
    }
}

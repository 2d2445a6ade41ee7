package dev.flyback.database.postgres.script;

import dev.flyback.database.Engine.Wrapping;
import dev.flyback.database.ScriptWriter;
import dev.flyback.database.postgres.connection.Quoting;
import dev.flyback.database.postgres.connection.SessionSettings;
import dev.flyback.database.postgres.rows.LargeObjectPieces;
import dev.flyback.dump.index.SequenceEntry;
import dev.flyback.dump.index.TableName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The psql script around the data. Everything happens in one transaction that ends behind the last row: a refusal, an error or a dump that ends early
 * leaves the target as it was. What must be taken off for the load is found in the target's own catalogue.
 */
public final class PostgresScripts implements ScriptWriter {
    @Override
    public byte[] preamble(Facts facts) {
        List<String> lines = new ArrayList<>(comments(facts));
        lines.addAll(opening());
        facts.history().ifPresent(history -> lines.add(HistoryGuard.sql(facts, history)));
        lines.add("CREATE TEMPORARY TABLE flyback_tables (relation regclass) ON COMMIT DROP;");
        for (TableName table : facts.tables()) {
            lines.add(
                    "INSERT INTO pg_temp.flyback_tables VALUES (" + Quoting.literal(Quoting.identifier(table)) + ");");
        }
        lines.add(ScriptedLoad.TAKE_OFF);
        if (facts.largeObjects()) {
            lines.add(LargeObjectPieces.CREATE_TABLE + " ON COMMIT DROP;");
        }
        return script(lines);
    }

    @Override
    public byte[] epilogue(Facts facts, List<SequenceEntry> sequences) {
        List<String> lines = new ArrayList<>();
        if (facts.largeObjects()) {
            LargeObjectPieces.APPLY.forEach(sql -> lines.add(perform(sql)));
        }
        for (SequenceEntry sequence : sequences) {
            lines.add(perform("SELECT pg_catalog.setval(" + Quoting.literal(Quoting.identifier(sequence.name())) + ", "
                    + Long.parseLong(sequence.value()) + ", " + sequence.called() + ")"));
        }
        lines.add(ScriptedLoad.PUT_BACK);
        facts.derived().forEach(view -> lines.add("REFRESH MATERIALIZED VIEW " + Quoting.identifier(view) + ";"));
        boolean access = !facts.largeObjectAccess().isEmpty();
        if (access) {
            LargeObjectsGivenBack.CREATE_TABLES.forEach(sql -> lines.add(sql + ";"));
            LargeObjectsGivenBack.inserts(facts.largeObjectAccess()).forEach(sql -> lines.add(sql + ";"));
        }
        lines.add(ScriptedLoad.PUT_BACK_LAST);
        lines.add("COMMIT;");
        if (access) {
            lines.add("\\set AUTOCOMMIT on");
            lines.add(LargeObjectsGivenBack.STATEMENT);
            lines.add(LargeObjectsGivenBack.DROP_TABLES + ";");
        }
        // Other accounts' tables are skipped with a warning each, which says nothing of the dump.
        lines.add("SET client_min_messages = error;");
        lines.add("ANALYZE;");
        lines.add("\\echo Flyback: dump " + facts.dumpId() + " is restored.");
        lines.add("-- Flyback: dump " + facts.dumpId() + " ends here.");
        return script(lines);
    }

    /** See {@link dev.flyback.database.Engine#aroundRows()}. */
    public static Wrapping aroundRows() {
        return new Wrapping(String.join("\n", opening()) + "\n", "COMMIT;\n");
    }

    private static List<String> opening() {
        List<String> lines = new ArrayList<>(List.of("\\set ON_ERROR_STOP on", "\\set QUIET on", "BEGIN;"));
        lines.add("SET LOCAL client_encoding = 'UTF8';");
        SessionSettings.VALUES.forEach(setting -> lines.add("SET LOCAL " + setting + ";"));
        SessionSettings.TIMEOUTS.forEach(setting -> lines.add("SET LOCAL " + setting + ";"));
        lines.add("SET LOCAL client_min_messages = warning;");
        return lines;
    }

    private static List<String> comments(Facts facts) {
        return List.of(
                "-- Flyback dump " + facts.dumpId() + " of a PostgreSQL database, written by Flyback "
                        + Quoting.comment(facts.flybackVersion()) + " at " + facts.startedAt() + ".",
                "-- Server " + Quoting.comment(facts.source().serverVersion()) + ", database "
                        + Quoting.comment(facts.source().database()) + ", schema version "
                        + (facts.schemaVersion() == null ? "none" : Quoting.comment(facts.schemaVersion())) + ".",
                "-- Restore it with: flyback restore " + facts.dumpId(),
                "-- or, into a database at exactly the same migrations: zstd -dc FILE | psql TARGET");
    }

    /** Runs a query whose answer nobody wants to see. */
    private static String perform(String select) {
        return "DO " + Quoting.dollars("BEGIN PERFORM" + select.substring("SELECT".length()) + "; END") + ";";
    }

    private static byte[] script(List<String> lines) {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}

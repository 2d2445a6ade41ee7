package dev.flyback.database.mysql.script;

import dev.flyback.database.Engine.Wrapping;
import dev.flyback.database.ScriptWriter;
import dev.flyback.database.mysql.catalogue.Counters;
import dev.flyback.database.mysql.catalogue.SystemVersioning;
import dev.flyback.database.mysql.catalogue.Tables;
import dev.flyback.database.mysql.connection.Quoting;
import dev.flyback.database.mysql.connection.ServerIdentity;
import dev.flyback.database.mysql.connection.SessionSettings;
import dev.flyback.dump.index.SequenceEntry;
import dev.flyback.dump.index.TableName;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The script of the stock client around the data. The rows come in one transaction: an error, or a dump that ends early, leaves the rows as they were; what a
 * changed definition commits (triggers that are dropped) stays.
 */
public final class MysqlScripts implements ScriptWriter {
    private final ServerIdentity server;
    private final StockTriggers triggers;
    private final Map<TableName, Tables.Table> tables;

    /** @param tables those of the source, by name */
    public MysqlScripts(ServerIdentity server, StockTriggers triggers, Map<TableName, Tables.Table> tables) {
        this.server = server;
        this.triggers = triggers;
        this.tables = Map.copyOf(tables);
    }

    @Override
    public byte[] preamble(Facts facts) {
        List<String> lines = new ArrayList<>(comments(facts));
        lines.addAll(settings());
        facts.history().ifPresent(history -> lines.addAll(HistoryGuard.sql(facts, history)));
        lines.addAll(triggers.drop());
        if (facts.tables().stream().anyMatch(this::versioned)) {
            lines.add(SystemVersioning.TAKE_HISTORY + ";");
        }
        lines.add("START TRANSACTION;");
        for (TableName table : facts.tables()) {
            lines.add("DELETE FROM " + Quoting.identifier(table) + ";");
            if (versioned(table)) {
                lines.add("DELETE HISTORY FROM " + Quoting.identifier(table) + ";");
            }
        }
        return script(lines);
    }

    @Override
    public byte[] epilogue(Facts facts, List<SequenceEntry> sequences) {
        List<String> lines = new ArrayList<>();
        lines.add("COMMIT;");
        sequences.forEach(sequence -> Counters.setting(sequence).forEach(statement -> lines.add(statement + ";")));
        ByteArrayOutputStream script = new ByteArrayOutputStream();
        script.writeBytes(script(lines));
        script.writeBytes(triggers.create());
        lines.clear();
        lines.add("SET foreign_key_checks = 1;");
        lines.add("SELECT 'Flyback: dump " + facts.dumpId() + " is restored.' AS done;");
        lines.add("-- Flyback: dump " + facts.dumpId() + " ends here.");
        script.writeBytes(script(lines));
        return script.toByteArray();
    }

    /** See {@link dev.flyback.database.Engine#aroundRows()}. */
    public static Wrapping aroundRows() {
        List<String> before = new ArrayList<>(settings());
        before.add("START TRANSACTION;");
        return new Wrapping(String.join("\n", before) + "\n", "COMMIT;\n");
    }

    private boolean versioned(TableName table) {
        Tables.Table facts = tables.get(table);
        return facts != null && facts.versioned();
    }

    private static List<String> settings() {
        return List.of(
                "SET NAMES utf8mb4;",
                "SET time_zone = '+00:00', sql_mode = '" + SessionSettings.SQL_MODE
                        + "', foreign_key_checks = 0, unique_checks = 1 /*M!100600 , " + SessionSettings.NO_CHECKS
                        + " */;",
                "SET SESSION TRANSACTION READ WRITE;",
                "SET sql_quote_show_create = 1, " + SessionSettings.ALL_ROWS + ", " + SessionSettings.ALL_STATEMENTS
                        + ";");
    }

    private List<String> comments(Facts facts) {
        String title = server.flavor().title();
        return List.of(
                "-- Flyback dump " + facts.dumpId() + " of a " + title + " database, written by Flyback "
                        + Quoting.comment(facts.flybackVersion()) + " at " + facts.startedAt() + ".",
                "-- Server " + Quoting.comment(facts.source().serverVersion()) + ", database "
                        + Quoting.comment(facts.source().database()) + ", schema version "
                        + (facts.schemaVersion() == null ? "none" : Quoting.comment(facts.schemaVersion())) + ".",
                "-- Restore it with: flyback restore " + facts.dumpId(),
                "-- or, into a database at exactly the same migrations: zstd -dc FILE | "
                        + server.flavor().engine() + " TARGET");
    }

    private static byte[] script(List<String> lines) {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}

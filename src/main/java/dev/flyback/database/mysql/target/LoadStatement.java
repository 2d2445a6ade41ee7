package dev.flyback.database.mysql.target;

import dev.flyback.database.mysql.catalogue.Tables;
import dev.flyback.database.mysql.catalogue.Tables.Column;
import dev.flyback.database.mysql.connection.Quoting;
import dev.flyback.database.mysql.connection.ServerWarnings;
import dev.flyback.database.mysql.connection.ServerWarnings.Warning;
import dev.flyback.database.mysql.rows.ColumnKind;
import dev.flyback.failure.DatabaseException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The statement that a table's rows are sent with.
 *
 * @param sql LOAD DATA LOCAL; empty where the dump's own statements are sent
 * @param enums columns of an enumeration, where the empty value of the error is stored with a warning
 * @param generated columns that the server computes, and may warn of as it did at the source
 */
record LoadStatement(String sql, Set<String> enums, Set<String> generated) {
    private static final int DATA_TRUNCATED = 1265;

    /** The end of a warning about a value that was changed on its way into a column; MariaDB names database and table, too. A value may stand before it. */
    private static final Pattern COLUMN =
            Pattern.compile("(?s).* column (?:'(?<name>.*)'|(?:`.*`\\.)?`(?<quoted>.*)`) at row \\d+");

    LoadStatement {
        enums = Set.copyOf(enums);
        generated = Set.copyOf(generated);
    }

    /** @param streams whether the server takes rows by LOAD DATA LOCAL */
    static LoadStatement of(Tables.Table table, List<String> columns, boolean streams) {
        Set<String> enums = table.columns().stream()
                .filter(column ->
                        column.dataType().equals("enum") || column.dataType().equals("set"))
                .map(Column::name)
                .collect(Collectors.toSet());
        // MariaDB takes times of the history only by INSERT, and rows without a value are no lines of data.
        boolean data = streams && !table.versioned() && !columns.isEmpty();
        return new LoadStatement(data ? loadData(table, columns) : "", enums, table.generated());
    }

    boolean streams() {
        return !sql.isEmpty();
    }

    /**
     * Reads tuples as they stand in an INSERT: fields between commas, some between quotes, the word NULL, the same escapes (MySQL's manual, 15.2.9). Only hexadecimal
     * literals mean nothing there; they are taken apart by an expression.
     */
    private static String loadData(Tables.Table table, List<String> columns) {
        List<String> fields = new ArrayList<>();
        List<String> settings = new ArrayList<>();
        for (String name : columns) {
            Optional<Column> column = table.columns().stream()
                    .filter(one -> one.name().equals(name))
                    .findFirst();
            String quoted = Quoting.identifier(name);
            if (column.isPresent() && column.get().kind().isHexadecimal()) {
                String variable = "@flyback_" + fields.size();
                fields.add(variable);
                settings.add(quoted + " = UNHEX(SUBSTRING(" + variable + ", 3))");
            } else if (column.isPresent() && column.get().kind() == ColumnKind.LABEL_NUMBER) {
                String variable = "@flyback_" + fields.size();
                fields.add(variable);
                settings.add(quoted + " = CAST(" + variable + " AS UNSIGNED)");
            } else {
                fields.add(quoted);
            }
        }
        return "LOAD DATA LOCAL INFILE 'rows' INTO TABLE " + Quoting.identifier(table.name()) + " CHARACTER SET utf8mb4"
                + " FIELDS TERMINATED BY ',' OPTIONALLY ENCLOSED BY '\\'' ESCAPED BY '\\\\'"
                + " LINES STARTING BY '(' TERMINATED BY '),\\n' (" + String.join(", ", fields) + ")"
                + (settings.isEmpty() ? "" : " SET " + String.join(", ", settings));
    }

    /**
     * A value that the server changed on its way in is no value of the dump; unless it is a generated column's, which the server computed, and warned of, at the source, too.
     *
     * @return whether there is a warning that may be about a generated column and does not say so: only the table's contents tell whether its rows are the dump's
     */
    boolean judge(Connection connection, String table) {
        ServerWarnings warnings = ServerWarnings.read(connection);
        boolean doubtful = !warnings.complete();
        if (doubtful && generated.isEmpty()) {
            throw warnings.incomplete(table, ", and go on with --resume.");
        }
        for (Warning warning : warnings.shown()) {
            if (warning.isNote() || isErrorValue(warning.code(), warning.text())) {
                continue;
            }
            Optional<String> column = column(warning.text());
            boolean mayBeGenerated = column.map(generated::contains).orElse(!generated.isEmpty());
            if (!mayBeGenerated || warning.code() == Checks.VIOLATED) {
                throw refused(table, warning);
            }
            if (column.isEmpty()) {
                doubtful = true;
            }
        }
        return doubtful;
    }

    /** Which column a warning names. */
    static Optional<String> column(String text) {
        Matcher matcher = COLUMN.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String name = matcher.group("name");
        return Optional.of(name == null ? matcher.group("quoted") : name);
    }

    private static DatabaseException refused(String table, Warning warning) {
        String message = "The server did not take rows into " + table + " as the dump has them: "
                + warning.text().replaceAll("(?s)value: '.*?'", "value") + " (warning " + warning.code() + ").";
        String hint = "Compare the definitions of the table at source and target; nothing of this batch was kept.";
        // LOAD DATA LOCAL makes a warning of this error, which quotes no value.
        return warning.code() == Checks.VIOLATED
                ? new DatabaseException(message, hint, new SQLException(warning.text(), "23000", warning.code()))
                : new DatabaseException(message, hint);
    }

    /** An ENUM holds the empty value with the number 0 where once something was stored that is no label (MySQL's manual, 13.3.6). */
    private boolean isErrorValue(int code, String text) {
        return code == DATA_TRUNCATED && enums.stream().anyMatch(name -> text.contains("'" + name + "'"));
    }
}

package dev.flyback.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A table to the oracle: expressions of SQL under which each column's value tells all of its bits. Of a Flyway history it leaves out when and by whom
 * a script was run.
 */
record MysqlOracleTable(String name, boolean versioned, List<Column> columns) {
    private static final String TABLES = "select cast(table_name as binary), table_type from information_schema.tables"
            + " where table_schema = database() and table_type in ('BASE TABLE', 'SYSTEM VERSIONED') order by 1";
    private static final String COLUMNS = "select column_name, data_type from information_schema.columns"
            + " where table_schema = database() and table_name = %s order by column_name";

    /** @param value an expression that gives text or bytes, or SQL's NULL */
    record Column(String name, String value) {}

    static List<MysqlOracleTable> of(Connection connection) throws SQLException {
        List<MysqlOracleTable> tables = new ArrayList<>();
        for (List<String> row : Rows.of(connection, TABLES)) {
            tables.add(read(connection, row.get(0), row.get(1).equals("SYSTEM VERSIONED")));
        }
        return tables;
    }

    private static MysqlOracleTable read(Connection connection, String name, boolean versioned) throws SQLException {
        List<Column> columns = new ArrayList<>();
        List<List<String>> known = Rows.of(connection, COLUMNS.formatted(literal(name)));
        boolean history = has(known, "installed_rank") && has(known, "checksum");
        for (List<String> column : known) {
            if (!history || OracleQueries.HISTORY_COLUMNS.contains(column.get(0).toLowerCase(Locale.ROOT))) {
                columns.add(column(column.get(0), column.get(1).toLowerCase(Locale.ROOT)));
            }
        }
        // The period's columns are told of nowhere unless the table names them itself.
        if (versioned && known.stream().noneMatch(column -> column.get(1).isEmpty())) {
            for (String bound : List.of("row_start", "row_end")) {
                if (!has(known, bound) && isThere(connection, name, bound)) {
                    columns.add(new Column(bound, "cast(" + bound + " as char)"));
                }
            }
        }
        return new MysqlOracleTable(name, versioned, columns);
    }

    private static Column column(String name, String type) {
        String column = MysqlServer.quoted(name);
        return new Column(
                name,
                switch (type) {
                    // Not cast: a product has all digits, even of a column with a fixed number of them, and keeps the
                    // sign of zero.
                    case "float", "double" -> "cast(" + column + " * 1e0 as char)";
                    case "bit" -> "hex(" + column + " + 0)";
                    case "json" -> "hex(cast(" + column + " as char))";
                    // A label and the place that it has: an error's empty label is at none.
                    case "enum", "set" -> "concat(" + column + " + 0, ':', hex(" + column + "))";
                    case "char", "varchar", "tinytext", "text", "mediumtext", "longtext" -> "hex(" + column + ")";
                    case "binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob", "vector" ->
                        "hex(" + column + ")";
                    case "geometry",
                            "point",
                            "linestring",
                            "polygon",
                            "multipoint",
                            "multilinestring",
                            "multipolygon",
                            "geometrycollection",
                            "geomcollection" -> "concat(st_srid(" + column + "), ':', hex(" + column + "))";
                    case "tinyint",
                            "smallint",
                            "mediumint",
                            "int",
                            "bigint",
                            "decimal",
                            "year",
                            "date",
                            "time",
                            "datetime",
                            "timestamp",
                            "uuid",
                            "inet4",
                            "inet6" -> "cast(" + column + " as char)";
                    default -> throw new IllegalStateException("the oracle does not know the type " + type);
                });
    }

    /** Where to select from: every row, those of the past as well. */
    String from() {
        return MysqlServer.quoted(name) + (versioned ? " for system_time all" : "");
    }

    /** A query for one hash per row, in no order. */
    String hashes() {
        StringBuilder row = new StringBuilder("concat(''");
        for (Column column : columns) {
            row.append(", coalesce(sha2(").append(column.value()).append(", 256), 'NULL')");
        }
        return "select sha2(" + row + "), 256) from " + from();
    }

    static String literal(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    private static boolean has(List<List<String>> columns, String name) {
        return columns.stream().anyMatch(column -> column.get(0).equalsIgnoreCase(name));
    }

    private static boolean isThere(Connection connection, String table, String column) {
        try {
            Rows.of(connection, "select " + column + " from " + MysqlServer.quoted(table) + " limit 0");
            return true;
        } catch (SQLException e) {
            return false;
        }
    }
}

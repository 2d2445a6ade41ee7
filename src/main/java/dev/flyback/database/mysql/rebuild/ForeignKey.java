package dev.flyback.database.mysql.rebuild;

import dev.flyback.database.mysql.connection.MysqlErrors;
import dev.flyback.database.mysql.connection.Query;
import dev.flyback.database.mysql.connection.Quoting;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A foreign key. The servers never look again at rows that came while {@code foreign_key_checks} was off (MySQL's manual, 15.1.20.5), so
 * it is done here.
 *
 * @param elsewhere the database of the parent, where it is another one; else empty
 */
record ForeignKey(
        String name, String child, List<String> columns, String elsewhere, String parent, List<String> parentColumns) {
    private static final String ALL =
            "SELECT CONSTRAINT_NAME, TABLE_NAME, COLUMN_NAME, REFERENCED_TABLE_NAME, REFERENCED_COLUMN_NAME,"
                    + " IF(REFERENCED_TABLE_SCHEMA = DATABASE(), '', REFERENCED_TABLE_SCHEMA)"
                    + " FROM information_schema.KEY_COLUMN_USAGE WHERE TABLE_SCHEMA = DATABASE()"
                    + " AND REFERENCED_TABLE_NAME IS NOT NULL ORDER BY TABLE_NAME, CONSTRAINT_NAME, ORDINAL_POSITION";

    ForeignKey {
        columns = List.copyOf(columns);
        parentColumns = List.copyOf(parentColumns);
    }

    static List<ForeignKey> read(Connection connection) {
        Map<String, ForeignKey> keys = new LinkedHashMap<>();
        Query.RowReader<Boolean> reader = row -> {
            ForeignKey part = new ForeignKey(
                    row.getString(1),
                    row.getString(2),
                    List.of(row.getString(3)),
                    row.getString(6),
                    row.getString(4),
                    List.of(row.getString(5)));
            keys.merge(part.child() + "\n" + part.name(), part, ForeignKey::plus);
            return true;
        };
        Query.list(connection, "reading the catalogue's foreign keys", ALL, reader);
        return new ArrayList<>(keys.values());
    }

    private ForeignKey plus(ForeignKey part) {
        List<String> all = new ArrayList<>(columns);
        all.addAll(part.columns());
        List<String> parents = new ArrayList<>(parentColumns);
        parents.addAll(part.parentColumns());
        return new ForeignKey(name, child, all, elsewhere, parent, parents);
    }

    /** Whether it leads to a table of the same database. */
    boolean within() {
        return elsewhere.isEmpty();
    }

    /**
     * One sentence if rows refer to rows that are not there, or if the account may not look at another database. A row with a NULL among the columns refers
     * to nothing.
     */
    Optional<String> orphans(Connection connection) {
        List<Long> counted;
        try {
            counted = Query.rows(connection, count(), row -> row.getLong(1));
        } catch (SQLException e) {
            if (!within() && MysqlErrors.denied(e)) {
                return Optional.of("The foreign key " + name + " of " + child
                        + " could not be looked at: the account may not read " + parentName()
                        + ". Its rows are restored as the dump has them.");
            }
            throw MysqlErrors.translate(e, "checking the foreign key " + name + " of " + child);
        }
        long orphans = counted.get(0);
        return orphans == 0
                ? Optional.empty()
                : Optional.of("The foreign key " + name + " of " + child + " does not hold for " + orphans
                        + (orphans == 1 ? " row" : " rows") + ": no row of " + parentName()
                        + " is what they refer to. They are restored as the dump has them.");
    }

    private String parentName() {
        return within() ? parent : elsewhere + "." + parent;
    }

    private String count() {
        String present = columns.stream()
                .map(column -> "c." + Quoting.identifier(column) + " IS NOT NULL")
                .collect(Collectors.joining(" AND "));
        String same = IntStream.range(0, columns.size())
                .mapToObj(i ->
                        "p." + Quoting.identifier(parentColumns.get(i)) + " = c." + Quoting.identifier(columns.get(i)))
                .collect(Collectors.joining(" AND "));
        String table = (within() ? "" : Quoting.identifier(elsewhere) + ".") + Quoting.identifier(parent);
        return "SELECT COUNT(*) FROM " + Quoting.identifier(child) + " c WHERE " + present
                + " AND NOT EXISTS (SELECT 1 FROM " + table + " p WHERE " + same + ")";
    }
}

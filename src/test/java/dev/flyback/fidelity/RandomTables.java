package dev.flyback.fidelity;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Tables that nobody thought of: names, columns and rows by chance. */
final class RandomTables {
    private static final int MAX_NAME_BYTES = 63;
    private static final int MAX_COLUMNS = 7;
    private static final int MAX_ROWS = 20;
    private static final int MAX_TABLES = 12;

    private RandomTables() {}

    /** How an engine writes them. */
    interface Dialect {
        List<String> types();

        String quoted(String name);

        /** Makes a value of a type out of chance, by the server itself. */
        String value(String type, String text, int number);

        /** Names that are the same here are the same column. */
        String folded(String name);

        boolean allows(String name);
    }

    /** Of a table. */
    record Column(String name, String type) {}

    /** What a value is made of. */
    record Cell(String text, int number, boolean none) {}

    /** A table with its rows; each row has more cells than there can be columns. */
    record Table(String name, List<Column> columns, List<List<Cell>> rows) {
        private String definition(Dialect dialect) {
            return "create table " + dialect.quoted(name) + " ("
                    + columns.stream()
                            .map(column -> dialect.quoted(column.name()) + " " + column.type())
                            .collect(Collectors.joining(", "))
                    + ")";
        }

        private List<String> inserts(Dialect dialect) {
            List<String> inserts = new ArrayList<>();
            for (List<Cell> row : rows) {
                List<String> values = new ArrayList<>();
                for (int i = 0; i < columns.size(); i++) {
                    Cell cell = row.get(i);
                    values.add(
                            cell.none() ? "null" : dialect.value(columns.get(i).type(), cell.text(), cell.number()));
                }
                inserts.add("insert into " + dialect.quoted(name) + " values (" + String.join(", ", values) + ")");
            }
            return inserts;
        }
    }

    /** Makes the tables, each name once. */
    static String definitions(List<Table> tables, Dialect dialect) {
        return statements(tables, dialect, table -> List.of(table.definition(dialect)));
    }

    /** Fills them; empty if there are no rows. */
    static String rows(List<Table> tables, Dialect dialect) {
        return statements(tables, dialect, table -> table.inserts(dialect));
    }

    static Arbitrary<List<Table>> databases(Dialect dialect) {
        Arbitrary<String> names = names().filter(dialect::allows);
        Arbitrary<List<Column>> columns = Combinators.combine(names, Arbitraries.of(dialect.types()))
                .as(Column::new)
                .list()
                .uniqueElements(column -> dialect.folded(column.name()))
                .ofMinSize(1)
                .ofMaxSize(MAX_COLUMNS);
        Arbitrary<List<List<Cell>>> rows = Combinators.combine(
                        texts(),
                        Arbitraries.integers().between(-1_000_000, 1_000_000),
                        Arbitraries.of(true, false, false))
                .as(Cell::new)
                .list()
                .ofSize(MAX_COLUMNS)
                .list()
                .ofMaxSize(MAX_ROWS);
        return Combinators.combine(names, columns, rows)
                .as(Table::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(MAX_TABLES);
    }

    private static String statements(List<Table> tables, Dialect dialect, Function<Table, List<String>> of) {
        Set<String> names = new LinkedHashSet<>();
        UnaryOperator<String> folded = dialect::folded;
        return tables.stream()
                .filter(table -> names.add(folded.apply(table.name())))
                .flatMap(table -> of.apply(table).stream())
                .collect(Collectors.joining(";\n"));
    }

    private static Arbitrary<String> names() {
        return Arbitraries.strings()
                .withChars("abcXYZ_09 \"'`\\;$-!?.,:%/*\n\t\r\u00e9\u65e5\u2028")
                .ofMinLength(1)
                .ofMaxLength(20)
                .filter(name -> name.getBytes(StandardCharsets.UTF_8).length <= MAX_NAME_BYTES);
    }

    private static Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withChars("ab\\.N\t\n\r\b\f\u000b'\"{},\u0001\u007f\u0085\u00e9\u2028\ufeff")
                .ofMaxLength(60);
    }
}

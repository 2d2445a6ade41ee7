package dev.flyback.fidelity;

import dev.flyback.testing.PostgresServer;
import dev.flyback.testing.PostgresServers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Databases that nobody thought of: names, columns and rows by chance, there and back. */
final class RandomDatabasesIT {
    private static final int MAX_NAME_BYTES = 63;
    private static final List<String> TYPES = List.of(
            "text", "bytea", "double precision", "numeric", "bigint", "text[]", "jsonb", "timestamptz", "boolean");

    /** Makes a value of a type out of chance, by the server itself. */
    private static String value(String type, String text, int number) {
        String quoted = PostgresServer.literal(text);
        return switch (type) {
            case "text" -> quoted;
            case "bytea" -> "convert_to(" + quoted + ", 'UTF8')";
            case "double precision" -> "'" + number / 7.0 * Math.pow(10, number % 300) + "'";
            case "numeric" -> number + "." + "0".repeat(Math.abs(number % 9)) + "10";
            case "bigint" -> Long.toString(number * 4_294_967_311L);
            case "text[]" -> "array[" + quoted + ", null, '']";
            case "jsonb" -> "to_jsonb(" + quoted + "::text)";
            case "timestamptz" -> "to_timestamp(" + number + " * 1000.000001)";
            default -> number % 2 == 0 ? "true" : "false";
        };
    }

    @Property(tries = 8, shrinking = ShrinkingMode.OFF)
    void any_database_comes_back(@ForAll("databases") List<Table> tables) {
        PostgresServer server = tables.size() % 2 == 0 ? PostgresServers.newest() : PostgresServers.oldest();
        try (RoundTrip trip = RoundTrip.within(server)) {
            Set<String> names = new LinkedHashSet<>();
            List<String> script = new ArrayList<>();
            List<String> rows = new ArrayList<>();
            for (Table table : tables) {
                if (names.add(table.name())) {
                    script.add(table.definition());
                    rows.addAll(table.inserts());
                }
            }
            trip.script("V1__random.sql", String.join(";\n", script))
                    .flyway(flyway -> flyway.placeholderReplacement(false));
            trip.migrate().fill(String.join(";\n", rows));
            trip.thereAndBack();
        }
    }

    @Provide
    Arbitrary<List<Table>> databases() {
        Arbitrary<List<Column>> columns = Combinators.combine(names(), Arbitraries.of(TYPES))
                .as(Column::new)
                .list()
                .uniqueElements(Column::name)
                .ofMinSize(1)
                .ofMaxSize(7);
        Arbitrary<List<List<Cell>>> rows = Combinators.combine(
                        texts(),
                        Arbitraries.integers().between(-1_000_000, 1_000_000),
                        Arbitraries.of(true, false, false))
                .as(Cell::new)
                .list()
                .ofSize(7)
                .list()
                .ofMaxSize(20);
        return Combinators.combine(names(), columns, rows)
                .as(Table::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    private static Arbitrary<String> names() {
        return Arbitraries.strings()
                .withChars("abcXYZ_09 \"'\\;$-!?.,:%/*\n\t\r\u00e9\u65e5\u2028")
                .ofMinLength(1)
                .ofMaxLength(20)
                .filter(name -> name.getBytes(StandardCharsets.UTF_8).length <= MAX_NAME_BYTES);
    }

    private static Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withChars("ab\\.N\t\n\r\b\f\u000b'\"{},\u0001\u007f\u0085\u00e9\u2028\ufeff")
                .ofMaxLength(60);
    }

    /** Of a table. */
    record Column(String name, String type) {}

    /** What a value is made of. */
    record Cell(String text, int number, boolean none) {}

    /** A table with its rows; each row has more cells than there can be columns. */
    record Table(String name, List<Column> columns, List<List<Cell>> rows) {
        String definition() {
            return "create table " + PostgresServer.quoted(name) + " ("
                    + columns.stream()
                            .map(column -> PostgresServer.quoted(column.name()) + " " + column.type())
                            .collect(Collectors.joining(", "))
                    + ")";
        }

        List<String> inserts() {
            List<String> inserts = new ArrayList<>();
            for (List<Cell> row : rows) {
                List<String> values = new ArrayList<>();
                for (int i = 0; i < columns.size(); i++) {
                    Cell cell = row.get(i);
                    values.add(cell.none() ? "null" : value(columns.get(i).type(), cell.text(), cell.number()));
                }
                inserts.add(
                        "insert into " + PostgresServer.quoted(name) + " values (" + String.join(", ", values) + ")");
            }
            return inserts;
        }
    }
}

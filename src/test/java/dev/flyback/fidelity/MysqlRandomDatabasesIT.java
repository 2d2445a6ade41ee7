package dev.flyback.fidelity;

import dev.flyback.fidelity.RandomTables.Table;
import dev.flyback.testing.MysqlDatabase;
import dev.flyback.testing.MysqlServer;
import dev.flyback.testing.MysqlServers;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Databases of MySQL and MariaDB that nobody thought of, there and back. */
final class MysqlRandomDatabasesIT {
    private static final RandomTables.Dialect MYSQL = new RandomTables.Dialect() {
        @Override
        public List<String> types() {
            return List.of(
                    "text",
                    "varchar(100) character set utf16",
                    "blob",
                    "varbinary(300)",
                    "double",
                    "float",
                    "decimal(40, 10)",
                    "bigint unsigned",
                    "json",
                    "datetime(6)",
                    "time(3)",
                    "bit(13)");
        }

        @Override
        public String quoted(String name) {
            return MysqlServer.quoted(name);
        }

        @Override
        public String value(String type, String text, int number) {
            String hex = "x'" + HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)) + "'";
            String string = "convert(" + hex + " using utf8mb4)";
            return switch (type) {
                case "text", "varchar(100) character set utf16" -> string;
                case "blob", "varbinary(300)" -> hex;
                case "double" -> "'" + number / 7.0 * Math.pow(10, number % 300) + "'";
                case "float" -> "'" + number / 7.0f * Math.pow(10, number % 30) + "'";
                case "decimal(40, 10)" -> number + "." + "0".repeat(Math.abs(number % 9)) + "1";
                case "bigint unsigned" -> Long.toUnsignedString(Math.abs(number) * 18_446_744_073_709L);
                case "json" -> "json_object('number', " + number + ", 'text', " + string + ")";
                case "datetime(6)" ->
                    "timestampadd(microsecond, " + number * 1_000_003L + ", timestamp'2001-01-01 00:00:00.000001')";
                case "time(3)" -> "sec_to_time(" + number % 3_000_000 + ".125)";
                default -> Integer.toString(Math.abs(number) % 8192);
            };
        }

        /** Columns' names are compared without case and accents. */
        @Override
        public String folded(String name) {
            return name.toLowerCase(Locale.ROOT).replace('\u00e9', 'e');
        }

        /** The servers refuse names that end with white space. */
        @Override
        public boolean allows(String name) {
            return " \t\n\r".indexOf(name.charAt(name.length() - 1)) < 0;
        }
    };

    @Property(tries = 6, shrinking = ShrinkingMode.OFF)
    void any_database_comes_back(@ForAll("databases") List<Table> tables) {
        MysqlServers.one().forEach(server -> {
            try (RoundTrip<MysqlDatabase> trip = RoundTrip.within(server)) {
                trip.script("V1__random.sql", RandomTables.definitions(tables, MYSQL))
                        .flyway(flyway -> flyway.placeholderReplacement(false))
                        .migrate();
                String rows = RandomTables.rows(tables, MYSQL);
                if (!rows.isEmpty()) {
                    trip.fill("set sql_mode = '';" + rows);
                }
                trip.thereAndBack();
            }
        });
    }

    @Provide
    Arbitrary<List<Table>> databases() {
        return RandomTables.databases(MYSQL);
    }
}

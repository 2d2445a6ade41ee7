package dev.flyback.database.mysql.source;

import dev.flyback.database.mysql.catalogue.Tables.Column;
import dev.flyback.database.mysql.connection.Quoting;
import java.util.List;
import java.util.Set;

/** Values of keys as literals that compare with the key's column by the column's own order. */
final class KeyLiterals {
    private static final Set<String> INTEGERS = Set.of("tinyint", "smallint", "mediumint", "int", "bigint");
    private static final Set<String> EXACT_NUMBERS = Set.of("decimal", "year");
    private static final Set<String> CHARACTERS = Set.of("char", "varchar");
    private static final Set<String> BINARIES = Set.of("binary", "varbinary");
    private static final Set<String> TIMES = Set.of("date", "datetime", "timestamp");

    private static final Set<String> THREE_BYTES = Set.of("utf8mb3", "utf8");

    private KeyLiterals() {}

    static boolean isInteger(Column column) {
        return INTEGERS.contains(column.dataType());
    }

    /** Whether bounds can be made of every part. */
    static boolean serve(List<Column> key) {
        return !key.isEmpty() && key.stream().allMatch(KeyLiterals::serves);
    }

    private static boolean serves(Column column) {
        return isInteger(column)
                || EXACT_NUMBERS.contains(column.dataType())
                || CHARACTERS.contains(column.dataType())
                || BINARIES.contains(column.dataType())
                || TIMES.contains(column.dataType());
    }

    /** An expression whose value {@link #literal} makes a literal of: ASCII text. */
    static String expression(Column column) {
        String name = Quoting.identifier(column.name());
        return CHARACTERS.contains(column.dataType()) || BINARIES.contains(column.dataType())
                ? "HEX(CAST(" + name + " AS BINARY))"
                : "CAST(" + name + " AS CHAR)";
    }

    /** Of utf8mb3 the same bytes are the same text in utf8mb4, whose name no version warns of. */
    private static String introducer(Column column) {
        return THREE_BYTES.contains(column.characterSet()) ? "_utf8mb4" : "_" + column.characterSet();
    }

    /** A literal of a value; text has the column's character set or one around it, and a literal's collation gives way to a column's (MySQL's manual, 12.8.4). */
    static String literal(Column column, String value) {
        if (TIMES.contains(column.dataType())) {
            return Quoting.literal(value);
        }
        if (BINARIES.contains(column.dataType())) {
            return value.isEmpty() ? "''" : "0x" + value;
        }
        if (CHARACTERS.contains(column.dataType())) {
            return value.isEmpty() ? "''" : introducer(column) + " 0x" + value;
        }
        return value;
    }
}

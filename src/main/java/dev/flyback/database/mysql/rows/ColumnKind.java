package dev.flyback.database.mysql.rows;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** How a column's values are asked for and written as SQL, so that not a bit of them is lost. */
public enum ColumnKind {
    /** Digits as the server prints them. */
    NUMBER,
    /** A number whose sign counts even where it is zero, so it is written with an exponent: {@code -0} alone would be the integer 0. */
    DOUBLE,
    /** As {@link #DOUBLE}; the server prints a FLOAT with some six digits, and with all of them once it is a DOUBLE. */
    FLOAT,
    /**
     * The number of an enumeration's label, or of a set's members, where the empty text is one: it also stands for a value that was none, and for a set
     * without members, and is not printed before others.
     */
    LABEL_NUMBER,
    /** Text that the session's character set can hold, and everything that is written as text. */
    TEXT,
    /** Bytes, in hexadecimal. */
    BYTES,
    /**
     * Bytes that are asked for as such: text of a character set from which not every byte comes back through utf8mb4, and vectors, whose type MariaDB's driver
     * does not know of MySQL.
     */
    CAST_BYTES;

    private static final Set<String> NUMBERS =
            Set.of("tinyint", "smallint", "mediumint", "int", "bigint", "decimal", "year");

    private static final Set<String> BINARIES = Set.of(
            "bit",
            "binary",
            "varbinary",
            "tinyblob",
            "blob",
            "mediumblob",
            "longblob",
            "geometry",
            "point",
            "linestring",
            "polygon",
            "multipoint",
            "multilinestring",
            "multipolygon",
            "geomcollection",
            "geometrycollection");

    private static final Set<String> STRINGS = Set.of("char", "varchar", "tinytext", "text", "mediumtext", "longtext");

    private static final Set<String> PRINTED =
            Set.of("enum", "set", "json", "date", "time", "datetime", "timestamp", "uuid", "inet4", "inet6");

    private static final Pattern EMPTY_LABEL = Pattern.compile("[(,]''[,)]");

    /** latin1 is cp1252 with all 256 bytes assigned (MySQL's manual, 12.10.2). */
    private static final Set<String> WITHIN_UTF8MB4 = Set.of("utf8mb4", "utf8mb3", "utf8", "ascii", "latin1");

    /**
     * The kind of a column.
     *
     * @param dataType {@code information_schema.COLUMNS.DATA_TYPE}
     * @param columnType {@code information_schema.COLUMNS.COLUMN_TYPE}
     * @param characterSet empty for what is no text
     * @return empty for a type that is not known
     */
    public static Optional<ColumnKind> of(String dataType, String columnType, String characterSet) {
        String type = dataType.toLowerCase(Locale.ROOT);
        if (type.equals("float")) {
            return Optional.of(FLOAT);
        }
        if (type.equals("double")) {
            return Optional.of(DOUBLE);
        }
        if (NUMBERS.contains(type)) {
            return Optional.of(NUMBER);
        }
        if (type.equals("vector")) {
            return Optional.of(CAST_BYTES);
        }
        if (BINARIES.contains(type)) {
            return Optional.of(BYTES);
        }
        if (STRINGS.contains(type)) {
            return Optional.of(WITHIN_UTF8MB4.contains(characterSet) ? TEXT : CAST_BYTES);
        }
        if ((type.equals("enum") || type.equals("set"))
                && EMPTY_LABEL.matcher(columnType).find()) {
            return Optional.of(LABEL_NUMBER);
        }
        return PRINTED.contains(type) ? Optional.of(TEXT) : Optional.empty();
    }

    /** What to select. */
    public String expression(String column) {
        return switch (this) {
            case FLOAT -> "CAST(" + column + " AS DOUBLE)";
            // No sum, which is a DOUBLE and has 53 bits of a set's 64.
            case LABEL_NUMBER -> "CAST(" + column + " AS UNSIGNED)";
            // MariaDB's CAST makes NULL of what is longer than max_allowed_packet, which stored values may be.
            case CAST_BYTES -> "CONVERT(" + column + " USING binary)";
            case NUMBER, DOUBLE, TEXT, BYTES -> column;
        };
    }

    /** Whether values are written in hexadecimal. */
    public boolean isHexadecimal() {
        return this == BYTES || this == CAST_BYTES;
    }
}

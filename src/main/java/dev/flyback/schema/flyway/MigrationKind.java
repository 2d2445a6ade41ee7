package dev.flyback.schema.flyway;

import java.util.Locale;

/** What a row of the history stands for, by its column {@code type}. */
enum MigrationKind {
    /** A script with SQL. */
    SQL,
    /** A script that replaces all older ones in an empty database ({@code B5__…}). */
    BASELINE_SCRIPT,
    /** The mark that a schema made otherwise stands at a version. */
    BASELINE_MARK,
    /** Flyway created the schemas. */
    SCHEMA_CREATION,
    /** A {@code repair} took a migration out of the history. */
    DELETION,
    UNDO,
    /** Compiled code. */
    JAVA,
    /** A script of the operating system. */
    SHELL,
    UNKNOWN;

    static MigrationKind of(String type) {
        if (type.startsWith("UNDO_")) {
            return UNDO;
        }
        return switch (canonical(type)) {
            case "SQL" -> SQL;
            case "SQL_BASELINE" -> BASELINE_SCRIPT;
            case "BASELINE" -> BASELINE_MARK;
            case "SCHEMA" -> SCHEMA_CREATION;
            case "DELETE" -> DELETION;
            case "JDBC", "JDBC_BASELINE", "CUSTOM" -> JAVA;
            case "SCRIPT" -> SHELL;
            default -> UNKNOWN;
        };
    }

    /** The present name of types that older versions of Flyway named otherwise. */
    static String canonical(String type) {
        return switch (type.toUpperCase(Locale.ROOT)) {
            case "SPRING_JDBC" -> "JDBC";
            case "SQL_STATE_SCRIPT" -> "SQL_BASELINE";
            case "JDBC_STATE_SCRIPT" -> "JDBC_BASELINE";
            default -> type;
        };
    }

    /** Whether the row was written for something that ran a script of SQL. */
    boolean hasScript() {
        return this == SQL || this == BASELINE_SCRIPT;
    }

    /** Whether the row itself changed nothing in the database. */
    boolean isSynthetic() {
        return this == SCHEMA_CREATION || this == BASELINE_MARK || this == DELETION;
    }
}

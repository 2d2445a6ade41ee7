package dev.flyback.database.mysql;

import java.util.Locale;

/** Which of the two servers it is. */
enum Flavor {
    /** Versions before 8.0.17 cannot give a FLOAT's bits by {@code CAST(… AS DOUBLE)}. */
    MYSQL("mysql", "MySQL", 80017, "8.0.17", "mysqldump and mysql"),
    MARIADB("mariadb", "MariaDB", 100600, "10.6", "mariadb-dump and mariadb");

    private final String engine;
    private final String title;
    private final int oldest;
    private final String oldestText;
    private final String tools;

    Flavor(String engine, String title, int oldest, String oldestText, String tools) {
        this.engine = engine;
        this.title = title;
        this.oldest = oldest;
        this.oldestText = oldestText;
        this.tools = tools;
    }

    /** By what {@code VERSION()} says; MariaDB's always names it. */
    static Flavor of(String version) {
        return version.toLowerCase(Locale.ROOT).contains("mariadb") ? MARIADB : MYSQL;
    }

    /** As it stands in a dump. */
    String engine() {
        return engine;
    }

    /** For people. */
    String title() {
        return title;
    }

    /** As {@link ServerIdentity#version()}. */
    int oldest() {
        return oldest;
    }

    String oldestText() {
        return oldestText;
    }

    /** What else could be used. */
    String tools() {
        return tools;
    }
}

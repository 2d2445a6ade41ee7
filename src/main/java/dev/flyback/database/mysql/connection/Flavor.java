package dev.flyback.database.mysql.connection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;

/** Which of the two servers it is. */
public enum Flavor {
    /** Versions before 8.0.17 cannot give a FLOAT's bits by {@code CAST(… AS DOUBLE)}. */
    MYSQL("mysql", "MySQL", 80017, "8.0.17", "mysqldump and mysql", "IS_VISIBLE = 'YES'"),
    MARIADB("mariadb", "MariaDB", 100600, "10.6", "mariadb-dump and mariadb", "IGNORED = 'NO'");

    private final String engine;
    private final String title;
    private final int oldest;
    private final String oldestText;
    private final String tools;
    private final String usableKeys;

    Flavor(String engine, String title, int oldest, String oldestText, String tools, String usableKeys) {
        this.engine = engine;
        this.title = title;
        this.oldest = oldest;
        this.oldestText = oldestText;
        this.tools = tools;
        this.usableKeys = usableKeys;
    }

    /** By what {@code VERSION()} says; MariaDB's always names it. */
    static Flavor of(String version) {
        return version.toLowerCase(Locale.ROOT).contains("mariadb") ? MARIADB : MYSQL;
    }

    /** By what the driver was told when the session began. */
    public static Flavor of(Connection connection) {
        try {
            return of(connection.getMetaData().getDatabaseProductName());
        } catch (SQLException e) {
            throw MysqlErrors.translate(e, "asking for the server's name");
        }
    }

    /** As it stands in a dump. */
    public String engine() {
        return engine;
    }

    /** For people. */
    public String title() {
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

    /** In {@code information_schema.STATISTICS}: keys that a query may ask for. */
    public String usableKeys() {
        return usableKeys;
    }
}

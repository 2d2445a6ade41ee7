package dev.flyback.testing;

import dev.flyback.testing.StockTools.Outcome;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A running MySQL or MariaDB. Its root account is used for setting up and for looking at results, never by the program under test. Its time zone is not
 * UTC, its packets may have 64 MiB, and {@code LOAD DATA LOCAL} is allowed.
 */
public abstract class MysqlServer implements Server {
    static final String ROOT = "root";
    static final String ROOT_PASSWORD = "root own";

    /** What every server is started with. */
    static final List<String> SETTINGS = List.of(
            "--local-infile=1",
            "--max-allowed-packet=64M",
            "--default-time-zone=+02:00",
            "--log-bin-trust-function-creators=1",
            "--innodb-flush-log-at-trx-commit=0",
            "--event-scheduler=OFF");

    /** Has every right on the databases of tests, and what a backup and a restore with other people's definers need besides. */
    public static final String OWNER = "flyback_owner";

    public static final String PASSWORD = PostgresServer.PASSWORD;

    private static final List<String> RIGHTS_OF_MYSQL = List.of(
            "RELOAD, PROCESS, REPLICATION CLIENT",
            "BACKUP_ADMIN, SET_ANY_DEFINER, ALLOW_NONEXISTENT_DEFINER, SHOW_ROUTINE, SESSION_VARIABLES_ADMIN, SYSTEM_USER");
    private static final List<String> RIGHTS_OF_MARIADB = List.of(
            "RELOAD, PROCESS, BINLOG MONITOR, SET USER, CONNECTION ADMIN",
            "/*M!110301 SHOW CREATE ROUTINE, */ PROCESS");

    private final AtomicInteger databases = new AtomicInteger();

    /** As the program names it: {@code mysql} or {@code mariadb}. */
    public abstract String engine();

    public abstract String host();

    public abstract int port();

    /** The stock tool's dump of a database: definitions, rows in the order of keys, one statement each, without Flyway's history. */
    public abstract Outcome stockDump(MysqlDatabase database);

    /** {@code zstd -dc DUMP | mysql TARGET}, in a folder, as a user would type it. */
    public abstract Outcome stockRestore(Path dump, MysqlDatabase target, Path folder);

    public final boolean isMariadb() {
        return engine().equals("mariadb");
    }

    /** Major times 100 and minor: 907, 1108, … */
    public final int version() {
        String[] parts = query("mysql", "select version()").get(0).get(0).split("[.-]", 3);
        return Integer.parseInt(parts[0]) * 100 + Integer.parseInt(parts[1]);
    }

    /** An empty database in utf8mb4 that {@link #OWNER} has all rights on; by its name nobody else, as everyone has on {@code test_…} of MariaDB. */
    @Override
    public final MysqlDatabase freshDatabase() {
        return databaseNamed("base_" + databases.incrementAndGet());
    }

    /** An empty database of this name that {@link #OWNER} has all rights on; one that exists is replaced. */
    public final MysqlDatabase databaseNamed(String name) {
        accountNamed(OWNER);
        (isMariadb() ? RIGHTS_OF_MARIADB : RIGHTS_OF_MYSQL)
                .forEach(rights -> execute("mysql", "grant " + rights + " on *.* to " + OWNER));
        execute("mysql", "drop database if exists " + quoted(name));
        execute("mysql", "create database " + quoted(name) + " character set utf8mb4");
        String pattern = name.replace("\\", "\\\\").replace("_", "\\_").replace("%", "\\%");
        execute("mysql", "grant all on " + quoted(pattern) + ".* to " + OWNER);
        return new MysqlDatabase(this, name, OWNER);
    }

    /** An account without rights that may log in from anywhere with {@link #PASSWORD}; made if it is not there. */
    public final void accountNamed(String account) {
        execute(
                "mysql",
                "create user if not exists '" + account + "'@'%' identified by '" + PASSWORD.replace("'", "''") + "'");
    }

    /** The URL of a database, without credentials. */
    public final String url(String database) {
        return "jdbc:" + engine() + "://" + host() + ":" + port() + "/"
                + URLEncoder.encode(database, StandardCharsets.UTF_8).replace("+", "%20");
    }

    final Connection connect(String database, String user) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", user.equals(ROOT) ? ROOT_PASSWORD : PASSWORD);
        properties.setProperty("allowMultiQueries", "true");
        return DriverManager.getConnection(url(database), properties);
    }

    /** Runs as root; values as the driver prints them. */
    public final List<List<String>> query(String database, String sql) {
        try (Connection connection = connect(database, ROOT)) {
            return Rows.of(connection, sql);
        } catch (SQLException e) {
            throw new IllegalStateException("on " + this + ": " + sql, e);
        }
    }

    /** Runs one or more statements as root. */
    public final void execute(String database, String sql) {
        execute(database, ROOT, sql);
    }

    final void execute(String database, String user, String sql) {
        try (Connection connection = connect(database, user);
                Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            // What a later statement fails with is told only by its result.
            for (boolean rows = statement.execute(sql);
                    rows || statement.getUpdateCount() >= 0;
                    rows = statement.getMoreResults()) {}
        } catch (SQLException e) {
            throw new IllegalStateException("on " + this + ": " + sql.substring(0, Math.min(2000, sql.length())), e);
        }
    }

    /** Arguments for the stock clients: where, and who. */
    static List<String> accountArguments(String host, int port, String user, String password) {
        return List.of("--no-defaults", "--host=" + host, "--port=" + port, "--user=" + user, "--password=" + password);
    }

    /** Arguments for the stock tool that dumps. */
    static List<String> dumpArguments(MysqlDatabase database, List<String> more) {
        List<String> arguments = new java.util.ArrayList<>(List.of(
                "--skip-comments",
                "--order-by-primary",
                "--hex-blob",
                "--skip-extended-insert",
                "--default-character-set=utf8mb4",
                "--max-allowed-packet=64M",
                "--routines",
                "--events",
                "--ignore-table=" + database.name() + ".flyway_schema_history"));
        arguments.addAll(more);
        arguments.add(database.name());
        return arguments;
    }

    public static String quoted(String identifier) {
        return "`" + identifier.replace("`", "``") + "`";
    }
}

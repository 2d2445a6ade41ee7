package dev.flyback.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A pooler in front of a server, by the command {@code pgbouncer} as it is installed. */
public final class Pgbouncer extends PostgresServer {
    private static final Duration START_LIMIT = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final int STOP_SECONDS = 10;

    private final Path folder;
    private final int port;
    private final Process process;

    /**
     * @param mode what PgBouncer calls {@code pool_mode}
     * @param sessions how many sessions the pool has of each database and account
     */
    public Pgbouncer(PostgresServer server, String mode, int sessions) {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            folder = Files.createTempDirectory("flyback-pgbouncer-");
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.writeString(folder.resolve("users"), user(SUPERUSER, SUPERUSER_PASSWORD) + user(OWNER, PASSWORD));
            Files.write(folder.resolve("pgbouncer.ini"), settings(server, mode, sessions));
            process = new ProcessBuilder(commandLine(folder.resolve("pgbouncer.ini")))
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Patience.until(START_LIMIT, POLL, this::answers, () -> this + " does not answer: " + log());
    }

    public static boolean isInstalled() {
        return StockTools.run(List.of("sh", "-c", "command -v pgbouncer"), Path.of(""), null)
                        .exitCode()
                == 0;
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
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Folders.delete(folder);
    }

    @Override
    void write(String path, String text) {
        throw new UnsupportedOperationException("no files of " + this);
    }

    @Override
    public String toString() {
        return "PgBouncer on port " + port;
    }

    private List<String> settings(PostgresServer server, String mode, int sessions) {
        return List.of(
                "[databases]",
                "* = host=" + server.host() + " port=" + server.port(),
                "[pgbouncer]",
                "listen_addr = 127.0.0.1",
                "listen_port = " + port,
                "unix_socket_dir =",
                "auth_type = scram-sha-256",
                "auth_file = " + folder.resolve("users"),
                "pool_mode = " + mode,
                "default_pool_size = " + sessions);
    }

    private static String user(String name, String password) {
        return quoted(name) + " " + quoted(password) + "\n";
    }

    /** It does not run as root. */
    private static List<String> commandLine(Path settings) {
        List<String> words = new ArrayList<>(List.of("pgbouncer", settings.toString()));
        if (System.getProperty("user.name").equals("root")) {
            words.addAll(List.of("-u", "nobody"));
        }
        return words;
    }

    private boolean answers() {
        try {
            return !query("postgres", "select 1").isEmpty();
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private String log() {
        try {
            return Files.readString(folder.resolve("log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

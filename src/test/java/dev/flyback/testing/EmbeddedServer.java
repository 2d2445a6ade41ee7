package dev.flyback.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** A PostgreSQL without Docker, from binaries that the build lays under {@code target/postgres-binaries}. Can be stopped and started again. */
public final class EmbeddedServer extends PostgresServer implements OwnServer {
    private static final Duration RECOVERY_LIMIT = Duration.ofSeconds(90);
    private static final Duration POLL = Duration.ofMillis(20);

    private final int version;
    private final Path folder;
    private final int port;
    private EmbeddedPostgres postgres;

    EmbeddedServer(int version) {
        this(version, data -> {});
    }

    /** @param customizer fills the data's folder, which is not there yet; what it leaves empty becomes a new server */
    private EmbeddedServer(int version, Consumer<Path> customizer) {
        this.version = version;
        try {
            this.folder = Files.createTempDirectory("flyback-postgres-" + version + "-");
            this.port = freePort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        customizer.accept(folder.resolve("data"));
        start();
    }

    /** A hot standby that streams from this server, which is stopped for a moment to be copied. To be closed before this server is. */
    public EmbeddedServer startStandby() {
        stop();
        EmbeddedServer standby;
        try {
            standby = new EmbeddedServer(version, this::copyAsStandby);
        } finally {
            start();
        }
        standby.catchUpWith(this);
        return standby;
    }

    /** Waits until this standby has all that its primary has committed so far. */
    public void catchUpWith(EmbeddedServer primary) {
        // What was committed is written some time later; this commit is waited for, and all before it.
        primary.execute(
                "postgres", "set synchronous_commit = on; select pg_logical_emit_message(true, 'flyback', 'written')");
        String written = primary.value("select pg_current_wal_flush_lsn()");
        Patience.until(
                RECOVERY_LIMIT,
                POLL,
                () -> value("select pg_last_wal_replay_lsn() >= '" + written + "'")
                        .equals("t"),
                () -> this + " has not caught up");
    }

    private void copyAsStandby(Path data) {
        Folders.copy(folder.resolve("data"), data);
        try {
            Files.createFile(data.resolve("standby.signal"));
            Files.writeString(
                    data.resolve("postgresql.conf"),
                    "\nprimary_conninfo = 'host=" + host() + " port=" + port + " user=" + SUPERUSER
                            + "'\nwal_retrieve_retry_interval = '200ms'\n",
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        try {
            postgres = EmbeddedPostgres.builder()
                    .setPgBinaryResolver((system, machine) -> PostgresBinaries.of(version))
                    .setDataDirectory(folder.resolve("data"))
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPort(port)
                    .setLocaleConfig("locale", "C")
                    .setServerConfig("fsync", "off")
                    .setServerConfig("full_page_writes", "off")
                    .setServerConfig("autovacuum", "off")
                    .setServerConfig("timezone", "Europe/Paris")
                    .setServerConfig("max_connections", "100")
                    .setServerConfig("shared_buffers", "64MB")
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setDataDirectoryCustomizer(EmbeddedServer::askForPasswords)
                    .setErrorRedirector(ProcessBuilder.Redirect.appendTo(
                            folder.resolve("log").toFile()))
                    .setOutputRedirector(ProcessBuilder.Redirect.appendTo(
                            folder.resolve("log").toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The end of one of its processes makes a server end all sessions and recover. */
    @Override
    public void crash() {
        long pid = Long.parseLong(value("select pid from pg_stat_activity where backend_type = 'checkpointer'"));
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        Patience.until(RECOVERY_LIMIT, POLL, this::answers, () -> this + " is not back");
    }

    private boolean answers() {
        try {
            return value("select count(*) from pg_stat_activity where application_name like 'flyback%'")
                    .equals("0");
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private String value(String sql) {
        return query("postgres", sql).get(0).get(0);
    }

    @Override
    public void close() {
        stop();
        Folders.delete(folder);
    }

    @Override
    void write(String path, String text) {
        try {
            Files.writeString(Path.of(path), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return "PostgreSQL " + version;
    }

    private static void askForPasswords(File data) {
        List<String> rules = List.of(
                "local all all trust",
                "host replication " + SUPERUSER + " 127.0.0.1/32 trust",
                "host all " + SUPERUSER + " 127.0.0.1/32 trust",
                "host all " + SUPERUSER + " ::1/128 trust",
                "host all all 127.0.0.1/32 scram-sha-256",
                "host all all ::1/128 scram-sha-256");
        try {
            Files.write(data.toPath().resolve("pg_hba.conf"), rules);
            // The oldest server would keep MD5 hashes otherwise.
            Files.writeString(data.toPath().resolve("postgresql.auto.conf"), "password_encryption = 'scram-sha-256'\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}

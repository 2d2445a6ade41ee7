package dev.flyback.testing;

import dev.flyback.testing.StockTools.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.JdbcDatabaseContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.mariadb.MariaDBContainer;
import org.testcontainers.mysql.MySQLContainer;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/** A MySQL or MariaDB in a container, with the stock clients that the image holds. */
final class MysqlContainer extends MysqlServer {
    private final JdbcDatabaseContainer<?> container;
    private final String engine;
    private final String image;

    private MysqlContainer(String engine, String image, JdbcDatabaseContainer<?> container) {
        this.engine = engine;
        this.image = image;
        this.container = container;
        container.withUsername(ROOT);
        container.withPassword(ROOT_PASSWORD);
        container.withStartupTimeout(Duration.ofMinutes(2));
        container.withStartupAttempts(1);
        container.setCommandParts(SETTINGS.toArray(String[]::new));
        container.start();
    }

    static MysqlContainer mysql(String image) {
        return new MysqlContainer("mysql", image, mysqlOf(image));
    }

    /** One that others on the network know by this name. */
    static MysqlContainer mysqlIn(Network network, String name, String image) {
        MySQLContainer container = mysqlOf(image);
        container.withNetwork(network).withNetworkAliases(name);
        return new MysqlContainer("mysql", image, container);
    }

    private static MySQLContainer mysqlOf(String image) {
        return new MySQLContainer(DockerImageName.parse(image).asCompatibleSubstituteFor("mysql"));
    }

    static MysqlContainer mariadb(String image) {
        return new MysqlContainer(
                "mariadb",
                image,
                new MariaDBContainer(DockerImageName.parse(image).asCompatibleSubstituteFor("mariadb")));
    }

    @Override
    public String engine() {
        return engine;
    }

    @Override
    public String host() {
        return container.getHost();
    }

    @Override
    public int port() {
        return container.getMappedPort(3306);
    }

    @Override
    public void close() {
        container.stop();
    }

    @Override
    public Outcome stockDump(MysqlDatabase database) {
        List<String> command = new ArrayList<>(List.of(isMariadb() ? "mariadb-dump" : "mysqldump"));
        command.addAll(accountArguments("127.0.0.1", 3306, ROOT, ROOT_PASSWORD));
        command.addAll(dumpArguments(
                database, isMariadb() ? List.of() : List.of("--set-gtid-purged=OFF", "--no-tablespaces")));
        return inContainer(command);
    }

    @Override
    public Outcome stockRestore(Path dump, MysqlDatabase target, Path folder) {
        Path sql = folder.resolve("dump.sql");
        Outcome plain = StockTools.run(
                List.of("zstd", "-dqf", dump.toAbsolutePath().toString(), "-o", "dump.sql"), folder, null);
        if (plain.exitCode() != 0) {
            return plain;
        }
        container.copyFileToContainer(MountableFile.forHostPath(sql), "/tmp/dump.sql");
        List<String> command =
                new ArrayList<>(List.of("sh", "-c", "cd /tmp && exec \"$@\" < /tmp/dump.sql", "restore"));
        command.add(isMariadb() ? "mariadb" : "mysql");
        command.addAll(accountArguments("127.0.0.1", 3306, target.owner(), PASSWORD));
        command.add("--max-allowed-packet=64M");
        command.add(target.name());
        return inContainer(command);
    }

    @Override
    public String toString() {
        return image;
    }

    private Outcome inContainer(List<String> command) {
        try {
            ExecResult result = container.execInContainer(command.toArray(String[]::new));
            return new Outcome(result.getExitCode(), result.getStdout() + result.getStderr());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

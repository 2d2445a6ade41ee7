package dev.flyback.testing;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.testcontainers.containers.Network;

/**
 * The servers of MySQL and MariaDB that tests share: each is started when first asked for and stopped with the machine. An embedded MariaDB; under the
 * system property {@code flyback.test.servers=containers} one container each of the images {@code flyback.test.image.mysql} and
 * {@code flyback.test.image.mariadb}.
 */
public final class MysqlServers {
    private static final Map<String, MysqlServer> STARTED = new ConcurrentHashMap<>();

    private MysqlServers() {}

    /** Each once. */
    public static Stream<MysqlServer> all() {
        return PostgresServers.inContainers() ? Stream.of(mysql(), mariadb()) : Stream.of(mariadb());
    }

    /** One engine, for what takes long and differs little between them: MySQL where there is one, else MariaDB. */
    public static Stream<MysqlServer> one() {
        return Stream.of(PostgresServers.inContainers() ? mysql() : mariadb());
    }

    /** MySQL; only in containers. */
    public static MysqlServer mysql() {
        String image = mysqlImage();
        return shared(image, () -> MysqlContainer.mysql(image));
    }

    /** A MySQL of the test's own in a container, which others on the network know by this name, and which it must close. */
    public static MysqlServer startIn(Network network, String name) {
        return MysqlContainer.mysqlIn(network, name, mysqlImage());
    }

    public static MysqlServer mariadb() {
        if (!PostgresServers.inContainers()) {
            return shared("embedded", EmbeddedMariadb::new);
        }
        String image = System.getProperty("flyback.test.image.mariadb", "mariadb:11.8");
        return shared(image, () -> MysqlContainer.mariadb(image));
    }

    /**
     * A MariaDB of the test's own, which it may stop, start and must close; always embedded.
     *
     * @param arguments of the server besides the usual ones, such as {@code --log-bin}
     */
    public static EmbeddedMariadb startOwn(String... arguments) {
        return new EmbeddedMariadb(arguments);
    }

    private static String mysqlImage() {
        return System.getProperty("flyback.test.image.mysql", "mysql:9.7");
    }

    private static MysqlServer shared(String name, Supplier<MysqlServer> start) {
        return STARTED.computeIfAbsent(name, key -> {
            MysqlServer server = start.get();
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            return server;
        });
    }
}

package dev.flyback.testing;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.testcontainers.containers.Network;

/**
 * The servers that tests share: each is started when first asked for and stopped with the machine. Under the system property {@code
 * flyback.test.servers=containers} the image {@code flyback.test.image.postgres} stands for every version. {@code flyback.test.postgres} is the
 * version that stands for the oldest.
 */
public final class PostgresServers {
    private static final int OLDEST = Integer.getInteger("flyback.test.postgres", 13);
    private static final int NEWEST = 18;
    private static final Map<String, PostgresServer> STARTED = new ConcurrentHashMap<>();

    private PostgresServers() {}

    /** The oldest version that is supported, or the one that stands for it. */
    public static PostgresServer oldest() {
        return inContainers() ? container() : embedded(OLDEST);
    }

    /** The newest version that is supported. */
    public static PostgresServer newest() {
        return inContainers() ? container() : embedded(NEWEST);
    }

    /** Each once. */
    public static Stream<PostgresServer> all() {
        return inContainers() ? Stream.of(container()) : Stream.of(oldest(), newest());
    }

    /** A server of the test's own, which it may stop, start and must close; always embedded. */
    public static EmbeddedServer startOwn() {
        return new EmbeddedServer(NEWEST);
    }

    /** A server of the test's own in a container, which others on the network know by these names, and which it must close. */
    public static PostgresServer startIn(Network network, String... names) {
        return ContainerServer.startIn(network, image(), names);
    }

    public static boolean inContainers() {
        return System.getProperty("flyback.test.servers", "embedded").equals("containers");
    }

    private static PostgresServer embedded(int version) {
        return STARTED.computeIfAbsent("embedded " + version, key -> closedAtTheEnd(new EmbeddedServer(version)));
    }

    private static PostgresServer container() {
        String image = image();
        return STARTED.computeIfAbsent(image, key -> closedAtTheEnd(ContainerServer.start(image)));
    }

    private static String image() {
        return System.getProperty("flyback.test.image.postgres", "postgres:18");
    }

    private static PostgresServer closedAtTheEnd(PostgresServer server) {
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        return server;
    }
}

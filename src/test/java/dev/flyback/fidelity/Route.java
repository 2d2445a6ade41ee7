package dev.flyback.fidelity;

import dev.flyback.testing.PostgresServer;
import dev.flyback.testing.PostgresServers;
import java.util.stream.Stream;

/** Where data comes from and where it goes to. */
record Route(PostgresServer source, PostgresServer target) {

    /** Each version to itself, and the oldest to the newest. */
    static Stream<Route> all() {
        if (PostgresServers.inContainers()) {
            return Stream.of(new Route(PostgresServers.newest(), PostgresServers.newest()));
        }
        return Stream.of(
                new Route(PostgresServers.oldest(), PostgresServers.oldest()),
                new Route(PostgresServers.newest(), PostgresServers.newest()),
                new Route(PostgresServers.oldest(), PostgresServers.newest()));
    }

    static Route within(PostgresServer server) {
        return new Route(server, server);
    }

    boolean sameVersion() {
        return source == target;
    }

    @Override
    public String toString() {
        return source + " to " + target;
    }
}

package dev.flyback.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.testing.MysqlDatabase;
import dev.flyback.testing.MysqlServer;
import dev.flyback.testing.MysqlServers;
import dev.flyback.testing.RealMigrations;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The schemas of real applications in MySQL and MariaDB: of Conductor at each of its versions, of Quartz above the newest. */
final class MysqlRealApplicationsIT {

    static Stream<Arguments> versions() {
        return MysqlServers.all()
                .flatMap(server -> IntStream.rangeClosed(1, RealMigrations.NEWEST)
                        .mapToObj(version -> Arguments.of(version, server)));
    }

    @ParameterizedTest(name = "V{0} on {1}", autoCloseArguments = false)
    @MethodSource("versions")
    void a_dump_of_each_version_comes_back_at_that_version(int version, MysqlServer server) {
        try (RoundTrip<MysqlDatabase> trip = MysqlRealDatabase.of(version, server)) {
            trip.thereAndBack();
            int newest = version == RealMigrations.NEWEST ? version + 1 : version;
            assertThat(trip.target().value("select max(cast(version as unsigned)) from flyway_schema_history"))
                    .isEqualTo(Integer.toString(newest));
        }
    }
}

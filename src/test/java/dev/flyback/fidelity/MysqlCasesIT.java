package dev.flyback.fidelity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.flyback.testing.MysqlDatabase;
import dev.flyback.testing.MysqlOracle;
import dev.flyback.testing.MysqlServer;
import dev.flyback.testing.MysqlServers;
import dev.flyback.testing.StockTools.Outcome;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The cases themselves: each can be made on its servers, is seen by the oracle, and is named so that its differences are told as its own. */
final class MysqlCasesIT {

    @TestFactory
    Stream<DynamicContainer> cases() {
        return MysqlServers.all().map(server -> dynamicContainer(server.toString(), tests(server)));
    }

    @ParameterizedTest(name = "V{0} on {1}", autoCloseArguments = false)
    @MethodSource("dev.flyback.fidelity.MysqlRealApplicationsIT#versions")
    void real_applications_can_be_made(int version, MysqlServer server) {
        try (RoundTrip<MysqlDatabase> trip = MysqlRealDatabase.of(version, server)) {
            assertThat(trip.source().value("select count(*) from task")).isEqualTo("500");
        }
    }

    private static Stream<DynamicTest> tests(MysqlServer server) {
        Stream<DynamicTest> each =
                MysqlCase.of(server).stream().map(one -> dynamicTest(one.name(), () -> made(server, List.of(one))));
        return Stream.concat(each, Stream.of(dynamicTest("all_together", () -> made(server, MysqlCase.of(server)))));
    }

    private static void made(MysqlServer server, List<MysqlCase> cases) {
        try (RoundTrip<MysqlDatabase> trip = RoundTrip.within(server)) {
            trip.made(cases);
            Set<String> facts = MysqlOracle.contentOf(trip.source()).keySet();
            for (MysqlCase one : cases) {
                assertThat(facts).anyMatch(fact -> fact.contains(one.name()));
            }
            assertThat(facts)
                    .allMatch(fact -> fact.contains("flyway_schema_history")
                            || cases.stream().anyMatch(one -> fact.contains(one.name())));
            assertThat(MysqlOracle.differences(trip.source(), trip.source())).isEmpty();
            Outcome dump = server.stockDump(trip.source());
            assertThat(dump.exitCode())
                    .as(() -> dump.output().substring(Math.max(0, dump.output().length() - 1000)))
                    .isZero();
        }
    }
}

package dev.flyback.fidelity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.flyback.fidelity.MysqlMatrixRun.Way;
import dev.flyback.testing.MysqlServer;
import dev.flyback.testing.MysqlServers;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every case of the matrix of MySQL and MariaDB, dumped by the program and brought back by it, or by nothing but {@code zstd} and the stock client: equal by
 * the servers' own word.
 */
final class MysqlMatrixIT {

    @TestFactory
    Stream<DynamicContainer> matrix() {
        return Arrays.stream(Way.values())
                .flatMap(way -> (way == Way.RESTORE_BY_INSERT ? MysqlServers.one() : MysqlServers.all())
                        .map(server -> dynamicContainer(server + " by " + way, tests(server, way))));
    }

    private static Stream<DynamicTest> tests(MysqlServer server, Way way) {
        Stream<DynamicTest> cases = MysqlCase.of(server).stream()
                .map(one -> dynamicTest(one.name(), () -> comesBackEqual(server, way, one)));
        Stream<DynamicTest> whole = Stream.of(
                dynamicTest("nothing_else_differs", () -> nothingDiffers(server, way)),
                dynamicTest("the_stock_tool_writes_the_same_of_both", () -> stockDumpAgrees(server, way)));
        return Stream.concat(cases, whole);
    }

    private static void comesBackEqual(MysqlServer server, Way way, MysqlCase one) {
        MysqlMatrixRun run = MysqlMatrixRun.on(server, way);
        assertThat(run.factsOf(one)).as("what was compared").isNotEmpty();
        assertThat(run.differencesOf(one)).isEmpty();
    }

    private static void nothingDiffers(MysqlServer server, Way way) {
        assertThat(MysqlMatrixRun.on(server, way).differences()).isEmpty();
    }

    private static void stockDumpAgrees(MysqlServer server, Way way) {
        assertThat(MysqlMatrixRun.on(server, way).linesOfOnlyOne()).isEmpty();
    }
}

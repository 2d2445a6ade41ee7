package dev.flyback.fidelity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.flyback.testing.PostgresServers;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every case of the matrix, along every route: dumped and restored by the program, and equal by the servers' own word. */
final class FidelityMatrixIT {

    @TestFactory
    Stream<DynamicContainer> matrix() {
        return Route.all().map(route -> dynamicContainer(route.toString(), tests(route)));
    }

    private static Stream<DynamicTest> tests(Route route) {
        Stream<DynamicTest> cases = FidelityCase.all().stream()
                .filter(one -> one.fromVersion() <= route.source().major())
                .map(one -> dynamicTest(one.name(), () -> comesBackEqual(route, one)));
        Stream<DynamicTest> whole = Stream.of(dynamicTest("nothing_else_differs", () -> nothingDiffers(route)));
        Stream<DynamicTest> byPgDump = PostgresServers.inContainers()
                ? Stream.of(dynamicTest("pg_dump_writes_the_same_of_both", () -> pgDumpAgrees(route)))
                : Stream.of();
        return Stream.of(cases, whole, byPgDump).flatMap(tests -> tests);
    }

    private static void comesBackEqual(Route route, FidelityCase one) {
        MatrixRun run = MatrixRun.along(route);
        assertThat(run.factsOf(one)).as("what was compared").isNotEmpty();
        assertThat(run.differencesOf(one)).isEmpty();
    }

    private static void pgDumpAgrees(Route route) {
        assertThat(MatrixRun.along(route).linesOfOnlyOne()).isEmpty();
    }

    private static void nothingDiffers(Route route) {
        assertThat(MatrixRun.along(route).differences()).isEmpty();
    }
}

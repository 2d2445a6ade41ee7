package dev.flyback.fidelity;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.flyback.testing.PostgresServers;
import java.util.function.Consumer;
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
        Stream<DynamicTest> cases = FidelityCase.of(route.source()).stream()
                .map(one -> test(one.name(), route, comparison -> comparison.assertSame(one.name())));
        Stream<DynamicTest> whole = Stream.of(test("nothing_else_differs", route, Comparison::assertSame));
        Stream<DynamicTest> byPgDump = PostgresServers.inContainers()
                ? Stream.of(test("pg_dump_writes_the_same_of_both", route, Comparison::assertStockToolAgrees))
                : Stream.of();
        return Stream.of(cases, whole, byPgDump).flatMap(tests -> tests);
    }

    private static DynamicTest test(String name, Route route, Consumer<Comparison> check) {
        return dynamicTest(name, () -> check.accept(MatrixRun.along(route)));
    }
}

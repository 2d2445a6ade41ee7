package dev.flyback.fidelity;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.flyback.fidelity.MysqlMatrixRun.MysqlRoute;
import dev.flyback.fidelity.MysqlMatrixRun.Way;
import dev.flyback.testing.MysqlServers;
import java.util.Arrays;
import java.util.function.Consumer;
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
                        .map(server -> new MysqlRoute(server, way)))
                .map(route -> dynamicContainer(route.toString(), tests(route)));
    }

    private static Stream<DynamicTest> tests(MysqlRoute route) {
        Stream<DynamicTest> cases = MysqlCase.of(route.server()).stream()
                .map(one -> test(one.name(), route, comparison -> comparison.assertSame(one.name())));
        Stream<DynamicTest> whole = Stream.of(
                test("nothing_else_differs", route, Comparison::assertSame),
                test("the_stock_tool_writes_the_same_of_both", route, Comparison::assertStockToolAgrees));
        return Stream.concat(cases, whole);
    }

    private static DynamicTest test(String name, MysqlRoute route, Consumer<Comparison> check) {
        return dynamicTest(name, () -> check.accept(MysqlMatrixRun.along(route)));
    }
}

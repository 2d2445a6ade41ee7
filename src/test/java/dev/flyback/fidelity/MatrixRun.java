package dev.flyback.fidelity;

import dev.flyback.testing.ContentOracle;
import dev.flyback.testing.PostgresServers;
import dev.flyback.testing.TestDatabase;
import java.util.List;

/** All cases through one backup and one restore along a route, which the cases' tests share. */
final class MatrixRun {
    private static final SharedRuns<Route, Comparison> RUNS = new SharedRuns<>(MatrixRun::of);

    private MatrixRun() {}

    static Comparison along(Route route) {
        return RUNS.along(route);
    }

    private static Comparison of(Route route) {
        try (RoundTrip<TestDatabase> trip = RoundTrip.along(route)) {
            trip.made(FidelityCase.of(route.source()));
            trip.backup().expect(0);
            trip.restore().expect(0);
            return new Comparison(
                    ContentOracle.contentOf(trip.source()).keySet(),
                    route.sameVersion()
                            ? ContentOracle.differences(trip.source(), trip.target())
                            : ContentOracle.contentDifferences(trip.source(), trip.target()),
                    PostgresServers.inContainers()
                            ? Comparison.linesOfOnlyOne(linesOf(trip.source()), linesOf(trip.target()))
                            : List.of());
        }
    }

    private static List<String> linesOf(TestDatabase database) {
        return database.server().linesOfPgDump(database);
    }
}

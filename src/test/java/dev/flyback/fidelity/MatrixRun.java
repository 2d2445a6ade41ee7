package dev.flyback.fidelity;

import dev.flyback.testing.ContentOracle;
import dev.flyback.testing.PostgresServers;
import dev.flyback.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** All cases through one backup and one restore along a route, which cases of the same route share. */
final class MatrixRun {
    private static final Map<Route, CompletableFuture<MatrixRun>> RUNS = new ConcurrentHashMap<>();

    private final List<String> facts;
    private final List<String> differences;
    private final List<String> linesOfOnlyOne;

    private MatrixRun(Route route) {
        List<FidelityCase> cases = FidelityCase.all().stream()
                .filter(one -> one.fromVersion() <= route.source().major())
                .toList();
        try (RoundTrip<TestDatabase> trip = RoundTrip.along(route)) {
            trip.made(cases);
            trip.backup().expect(0);
            trip.restore().expect(0);
            facts = List.copyOf(ContentOracle.contentOf(trip.source()).keySet());
            differences = route.sameVersion()
                    ? ContentOracle.differences(trip.source(), trip.target())
                    : ContentOracle.contentDifferences(trip.source(), trip.target());
            linesOfOnlyOne = PostgresServers.inContainers() ? comparedByPgDump(trip) : List.of();
        }
    }

    /** The shared run; a failure is shared, too. */
    static MatrixRun along(Route route) {
        CompletableFuture<MatrixRun> known = RUNS.get(route);
        if (known != null && known.isCompletedExceptionally()) {
            throw new AssertionError("the run along " + route + " failed; its first test says how");
        }
        return RUNS.computeIfAbsent(route, MatrixRun::outcome).join();
    }

    private static CompletableFuture<MatrixRun> outcome(Route route) {
        try {
            return CompletableFuture.completedFuture(new MatrixRun(route));
        } catch (RuntimeException | AssertionError e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static List<String> comparedByPgDump(RoundTrip<TestDatabase> trip) {
        List<String> expected = new ArrayList<>(trip.source().server().linesOfPgDump(trip.source()));
        List<String> found = trip.target().server().linesOfPgDump(trip.target());
        if (expected.equals(found)) {
            return List.of();
        }
        List<String> differing = new ArrayList<>(found);
        expected.forEach(line -> {
            if (!differing.remove(line)) {
                differing.add(line);
            }
        });
        return differing.stream()
                .map(line -> line.substring(0, Math.min(line.length(), 200)))
                .toList();
    }

    /** Lines that pg_dump writes of one of the two databases only. */
    List<String> linesOfOnlyOne() {
        return linesOfOnlyOne;
    }

    /** Names of what was compared. */
    List<String> factsOf(FidelityCase one) {
        return facts.stream().filter(fact -> fact.contains(one.name())).toList();
    }

    List<String> differencesOf(FidelityCase one) {
        return differences.stream().filter(line -> line.contains(one.name())).toList();
    }

    List<String> differences() {
        return differences;
    }
}

package dev.flyback.fidelity;

import dev.flyback.testing.ContentOracle;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** All cases through one backup and one restore along a route, which cases of the same route share. */
final class MatrixRun {
    private static final Map<Route, CompletableFuture<MatrixRun>> RUNS = new ConcurrentHashMap<>();

    private final List<FidelityCase> cases;
    private final List<String> facts;
    private final List<String> differences;

    private MatrixRun(Route route) {
        cases = FidelityCase.all().stream()
                .filter(one -> one.fromVersion() <= route.source().major())
                .toList();
        try (RoundTrip trip = RoundTrip.along(route)) {
            for (int number = 0; number < cases.size(); number++) {
                FidelityCase one = cases.get(number);
                trip.script("V" + (number + 1) + "__" + one.name() + ".sql", one.migration());
            }
            trip.migrate();
            cases.forEach(one -> trip.fill(one.rows()));
            trip.backup().expect(0);
            trip.restore().expect(0);
            facts = List.copyOf(ContentOracle.contentOf(trip.source()).keySet());
            differences = route.sameVersion()
                    ? ContentOracle.differences(trip.source(), trip.target())
                    : ContentOracle.contentDifferences(trip.source(), trip.target());
        }
    }

    /** The shared run; a failure is shared, too. */
    static MatrixRun along(Route route) {
        return RUNS.computeIfAbsent(route, MatrixRun::outcome).join();
    }

    private static CompletableFuture<MatrixRun> outcome(Route route) {
        try {
            return CompletableFuture.completedFuture(new MatrixRun(route));
        } catch (RuntimeException | AssertionError e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    List<FidelityCase> cases() {
        return cases;
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

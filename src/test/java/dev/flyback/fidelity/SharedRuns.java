package dev.flyback.fidelity;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Runs that many tests look at. The first test that asks for one makes it; a failure is shared, too. */
final class SharedRuns<K, R> {
    private final Map<K, CompletableFuture<R>> runs = new ConcurrentHashMap<>();
    private final Function<K, R> run;

    SharedRuns(Function<K, R> run) {
        this.run = run;
    }

    R along(K route) {
        CompletableFuture<R> known = runs.get(route);
        if (known != null && known.isCompletedExceptionally()) {
            throw new AssertionError("the run " + route + " failed; its first test says how");
        }
        return runs.computeIfAbsent(route, this::outcome).join();
    }

    private CompletableFuture<R> outcome(K route) {
        try {
            return CompletableFuture.completedFuture(run.apply(route));
        } catch (RuntimeException | AssertionError e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}

package dev.flyback.report.outlet;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs errands, all at the same time, for so long and no longer. */
public final class Errands {
    /** Within this, names are looked up, connections made, files locked and answers read; a run is held up by no more. */
    public static final Duration LIMIT = Duration.ofSeconds(5);

    private Errands() {}

    /**
     * Returns when all have ended or the time is over; what goes on then is left to the end of the process.
     *
     * @return what went wrong, a sentence each
     */
    public static List<String> run(List<Errand> errands, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        List<CompletableFuture<Optional<String>>> running =
                errands.stream().map(Errands::start).toList();
        List<String> failures = new ArrayList<>();
        for (int i = 0; i < errands.size(); i++) {
            outcome(running.get(i), deadline - System.nanoTime(), limit)
                    .map((errands.get(i).failure() + ": ")::concat)
                    .ifPresent(failures::add);
        }
        return failures;
    }

    private static CompletableFuture<Optional<String>> start(Errand errand) {
        CompletableFuture<Optional<String>> outcome = new CompletableFuture<>();
        Thread thread = new Thread(() -> outcome.complete(attempt(errand)), "errand");
        thread.setDaemon(true);
        thread.start();
        return outcome;
    }

    private static Optional<String> attempt(Errand errand) {
        try {
            errand.action().run();
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e.getMessage() + ".");
        } catch (RuntimeException | Error e) { // Whatever it is, the run is worth more; its text may hold a secret.
            return Optional.of(e.getClass().getSimpleName() + ".");
        }
    }

    private static Optional<String> outcome(
            CompletableFuture<Optional<String>> running, long nanosLeft, Duration limit) {
        try {
            return running.get(Math.max(0, nanosLeft), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return Optional.of("not done after " + limit.toSeconds() + " s.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted.");
        } catch (ExecutionException e) {
            throw new IllegalStateException("errands complete with their outcome", e);
        }
    }
}

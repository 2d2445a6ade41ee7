package dev.flyback.schedule;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.flyback.failure.ExitCode;
import dev.flyback.report.Cancellation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** Work that ends when the test lets it, or when it is aborted. */
final class FakeWork implements Work {
    final AtomicInteger begun = new AtomicInteger();
    final Semaphore mayEnd = new Semaphore(0);
    volatile RunResult result = done();
    volatile Optional<Instant> lastDump = Optional.empty();

    static RunResult done() {
        return new RunResult(ExitCode.DONE, false, false, JsonNodeFactory.instance.objectNode(), List.of());
    }

    static RunResult failed() {
        return new RunResult(ExitCode.DATABASE, true, false, JsonNodeFactory.instance.objectNode(), List.of());
    }

    @Override
    public RunResult run(Cancellation cancellation) {
        begun.incrementAndGet();
        CountDownLatch aborted = new CountDownLatch(1);
        try (Cancellation.Registration registration = cancellation.onCancel(() -> {
            aborted.countDown();
            mayEnd.release();
        })) {
            mayEnd.acquireUninterruptibly();
            return aborted.getCount() == 0 ? failed() : result;
        }
    }

    @Override
    public Optional<RunResult> runIfMissed(Instant due, Cancellation cancellation) {
        return lastDump.filter(last -> !last.isBefore(due)).isPresent()
                ? Optional.empty()
                : Optional.of(run(cancellation));
    }
}

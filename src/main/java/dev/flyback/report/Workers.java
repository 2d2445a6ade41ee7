package dev.flyback.report;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Runs the same work on a fixed number of threads and waits for all of them. */
public final class Workers {
    private Workers() {}

    /**
     * Returns when every thread has ended. When one fails, {@code stop} is run once, the others are interrupted, and the first failure is thrown: those
     * that follow are its consequence.
     *
     * @param count none at all is no work, and done at once
     * @param stop makes blocked threads fail soon; not run if all goes well
     */
    public static void run(String name, int count, Runnable work, Runnable stop) {
        if (count == 0) {
            return;
        }
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        CountDownLatch failedOrDone = new CountDownLatch(1);
        CountDownLatch running = new CountDownLatch(count);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Thread thread = new Thread(
                    () -> {
                        try {
                            work.run();
                        } catch (Throwable e) { // an Error in a worker must not leave the run looking whole
                            failure.compareAndSet(null, e);
                            failedOrDone.countDown();
                        } finally {
                            running.countDown();
                            if (running.getCount() == 0) {
                                failedOrDone.countDown();
                            }
                        }
                    },
                    name + "-" + i);
            thread.setDaemon(true);
            threads.add(thread);
        }
        threads.forEach(Thread::start);
        await(failedOrDone);
        if (failure.get() != null) {
            threads.forEach(Thread::interrupt);
            stop.run();
        }
        await(running);
        rethrow(failure.get());
    }

    private static void await(CountDownLatch latch) {
        boolean interrupted = false;
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void rethrow(@Nullable Throwable failure) {
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (failure instanceof Error e) {
            throw e;
        }
        if (failure != null) {
            throw new IllegalStateException(failure);
        }
    }
}

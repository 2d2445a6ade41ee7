package dev.flyback.schedule;

import dev.flyback.report.Cancellation;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.LongUnaryOperator;

/**
 * Stays and backs up databases when they are due, until it is asked to stop. A database that is due while its last run is not over is passed over and
 * counted.
 */
public final class Resident {
    /** How long a run that is aborted may take to end. */
    static final Duration ABORT_PATIENCE = Duration.ofSeconds(15);

    private final Alarms alarms;
    private final LongUnaryOperator random;
    private final Clock clock;

    /**
     * One that is not at work yet.
     *
     * @param random a number from zero to its argument, inclusive, for jitter
     */
    public Resident(Alarms alarms, LongUnaryOperator random, Clock clock) {
        this.alarms = alarms;
        this.random = random;
        this.clock = clock;
    }

    /**
     * How to work.
     *
     * @param atOnce how many databases at the same time
     * @param stuckAfter a run that takes longer is told as stuck
     * @param grace what is running when the end is asked for may take so long to finish, before it is aborted
     * @param address where to tell how it goes
     */
    public record Rules(int atOnce, Duration stuckAfter, Duration grace, InetSocketAddress address) {}

    /**
     * Works until a stop is requested.
     *
     * @param listening told the address, with the port that was found
     * @return whether everything that was running could finish; false if something was aborted
     * @throws dev.flyback.failure.UsageException if the address cannot be had
     */
    public boolean run(
            List<ScheduledDatabase> databases, Rules rules, Cancellation stop, Consumer<InetSocketAddress> listening) {
        List<Desk> desks =
                databases.stream().map(database -> new Desk(database, clock)).toList();
        Pages pages = new Pages(desks, rules.stuckAfter(), clock);
        Runs runs = new Runs(rules.atOnce(), random, clock);
        CountDownLatch stopped = new CountDownLatch(1);
        try (HealthServer server = HealthServer.start(rules.address(), pages);
                Cancellation.Registration registration = stop.onCancel(stopped::countDown)) {
            desks.stream().filter(desk -> desk.database().catchUp()).forEach(runs::catchUp);
            desks.forEach(desk -> alarms.add(desk.database().timetable(), () -> runs.ring(desk)));
            alarms.start();
            pages.ready(true);
            listening.accept(server.address());
            awaitStop(stopped);
            pages.ready(false);
            alarms.stop();
            return runs.finish(rules.grace(), ABORT_PATIENCE);
        }
    }

    private static void awaitStop(CountDownLatch stopped) {
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // An end that is asked for in another way.
        }
    }
}

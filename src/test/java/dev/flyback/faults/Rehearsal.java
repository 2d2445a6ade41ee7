package dev.flyback.faults;

import dev.flyback.testing.FlybackProcess;
import dev.flyback.testing.Patience;
import dev.flyback.testing.RunningFlyback;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** An undisturbed run, watched to learn when its phases begin and how long they take: what disturbances are timed by. */
final class Rehearsal {
    private static final Duration POLL = Duration.ofMillis(2);
    private static final Duration LIMIT = Duration.ofMinutes(2);

    /** Of so many kills at least one meets each of a run's longer phases. */
    static final int ENOUGH_KILLS = 10;

    private final Map<String, Long> begins = new LinkedHashMap<>();
    private final long end;

    private Rehearsal(FlybackProcess process) {
        RunningFlyback run = process.start();
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (run.isAlive() && System.nanoTime() - deadline < 0) {
            for (String phase : run.phases()) {
                begins.putIfAbsent(phase, System.nanoTime());
            }
            Patience.pause(POLL);
        }
        end = System.nanoTime();
        run.await(LIMIT).expect(0);
    }

    /**
     * How many kills a test makes.
     *
     * @param usual unless the system property {@code flyback.test.kills} says less
     */
    static int kills(int usual) {
        return Math.min(usual, Integer.getInteger("flyback.test.kills", usual));
    }

    static Rehearsal of(FlybackProcess process) {
        return new Rehearsal(process);
    }

    /** An instant of a run: some time after a phase began. */
    record Moment(String phase, Duration after) {
        /** Waits for it; at most until the run ends. */
        void await(RunningFlyback run) {
            run.awaitPhase(phase);
            long until = System.nanoTime() + after.toNanos();
            while (run.isAlive() && System.nanoTime() - until < 0) {
                Patience.pause(Duration.ofNanos(Math.min(POLL.toNanos(), Math.max(1, until - System.nanoTime()))));
            }
        }
    }

    /** Random instants: every other one anywhere in the run, in strata; those between in each phase in turn. */
    List<Moment> moments(int count, Random random) {
        List<String> phases = List.copyOf(begins.keySet());
        String first = phases.get(0);
        List<Moment> moments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double part = random.nextDouble();
            String phase = i % 2 == 0 ? first : phases.get(i / 2 % phases.size());
            double nanos = i % 2 == 0
                    ? (end - begins.get(first)) * (i + 2 * part) / count
                    : (end(phases, phase) - begins.get(phase)) * part;
            moments.add(new Moment(phase, Duration.ofNanos((long) nanos)));
        }
        return moments;
    }

    private long end(List<String> phases, String phase) {
        int next = phases.indexOf(phase) + 1;
        return next == phases.size() ? end : begins.get(phases.get(next));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        List<String> phases = List.copyOf(begins.keySet());
        phases.forEach(phase -> text.append(phase)
                .append(' ')
                .append((end(phases, phase) - begins.get(phase)) / 1_000_000)
                .append(" ms, "));
        return text + "in all " + (end - begins.get(phases.get(0))) / 1_000_000 + " ms";
    }
}

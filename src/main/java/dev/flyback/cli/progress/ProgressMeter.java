package dev.flyback.cli.progress;

import dev.flyback.report.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Adds up what a run reports and has it shown from time to time, on a thread of its own, so that the run never waits for a terminal. */
public final class ProgressMeter implements Progress, AutoCloseable {
    /** More warnings than this are counted but not kept. */
    private static final int MAX_WARNINGS = 1000;

    private final ProgressDisplay display;
    private final LongSupplier nanoTime;
    private final LongAdder rows = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private final List<String> warnings = new ArrayList<>();
    private final Map<String, Duration> phases = new LinkedHashMap<>();
    private final Timer timer = new Timer("progress", true);
    private @Nullable String phase;
    private long phaseStart;
    private long expectedRows;
    private long expectedBytes;
    private boolean closed;

    ProgressMeter(ProgressDisplay display, LongSupplier nanoTime) {
        this.display = display;
        this.nanoTime = nanoTime;
        TimerTask tick = new TimerTask() {
            @Override
            public void run() {
                tick();
            }
        };
        long interval = display.interval().toMillis();
        timer.schedule(tick, interval, interval);
    }

    @Override
    public synchronized void phase(String name) {
        if (closed) {
            return;
        }
        endPhase();
        phase = name;
        phaseStart = nanoTime.getAsLong();
        rows.reset();
        bytes.reset();
        expectedRows = 0;
        expectedBytes = 0;
        display.begin(view(name));
    }

    @Override
    public synchronized void expect(long newRows, long newBytes) {
        expectedRows = newRows;
        expectedBytes = newBytes;
    }

    @Override
    public void advance(long moreRows, long moreBytes) {
        rows.add(moreRows);
        bytes.add(moreBytes);
    }

    @Override
    public synchronized void warn(String message) {
        if (warnings.size() < MAX_WARNINGS) {
            warnings.add(message);
        }
        if (!closed) {
            display.warn(message);
        }
    }

    /** What was warned of so far, in order. */
    public synchronized List<String> warnings() {
        return List.copyOf(warnings);
    }

    /** Ends the phase that is under way; none follows it. */
    public synchronized void endPhases() {
        endPhase();
    }

    /** How long the phases that have ended took, in order; what was done again counts together. */
    public synchronized Map<String, Duration> phases() {
        return new LinkedHashMap<>(phases);
    }

    /** Ends the display; what is reported afterwards is not shown. May be called again. */
    @Override
    public synchronized void close() {
        if (!closed) {
            endPhase();
            closed = true;
            timer.cancel();
            display.close();
        }
    }

    synchronized void tick() {
        if (!closed && phase != null) {
            display.update(view(phase));
        }
    }

    private void endPhase() {
        if (phase != null) {
            ProgressView last = view(phase);
            display.end(last);
            phases.merge(phase, last.elapsed(), Duration::plus);
            phase = null;
        }
    }

    private ProgressView view(String name) {
        Duration elapsed = Duration.ofNanos(nanoTime.getAsLong() - phaseStart);
        return new ProgressView(name, rows.sum(), bytes.sum(), expectedRows, expectedBytes, elapsed);
    }
}

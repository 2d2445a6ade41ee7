package dev.flyback.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A run that is under way. */
public final class RunningFlyback {
    private static final Duration PHASE_LIMIT = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(2);

    private final String arguments;
    private final Process process;
    private final Path files;

    RunningFlyback(String arguments, Process process, Path files) {
        this.arguments = arguments;
        this.process = process;
        this.files = files;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    /** What it wrote to standard error so far. */
    public String standardErrorSoFar() {
        return text("err");
    }

    /** The phases that have begun so far, as {@code --progress=lines} tells them. */
    public List<String> phases() {
        return standardErrorSoFar()
                .lines()
                .filter(line -> line.matches("[a-z]+( [a-z]+)?"))
                .toList();
    }

    /** Waits until a phase has begun, or the run has ended; fails after two minutes. */
    public void awaitPhase(String phase) {
        Patience.until(
                PHASE_LIMIT,
                POLL,
                () -> !isAlive() || phases().contains(phase),
                () -> "the phase " + phase + " has not begun:\n" + standardErrorSoFar());
    }

    /** {@code kill -9}. */
    public void kill() {
        process.destroyForcibly();
    }

    /** Sends a signal: {@code INT}, {@code TERM}, {@code STOP}, … */
    public void signal(String name) {
        try {
            new ProcessBuilder("kill", "-s", name, Long.toString(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits for the end. */
    public FlybackResult await(Duration timeout) {
        try {
            if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
                throw new AssertionError("flyback " + arguments + " did not end within " + timeout + "\n--- out\n"
                        + text("out") + "\n--- err\n" + text("err"));
            }
            return new FlybackResult(
                    arguments, process.exitValue(), Files.readAllBytes(files.resolve("out")), text("err"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            Folders.delete(files);
        }
    }

    private String text(String file) {
        try {
            return Files.readString(files.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.flyback.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A run that is under way. */
public final class RunningFlyback {
    private static final Duration PHASE_LIMIT = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(2);

    /** The kernel's number for that state of a socket. */
    private static final String LISTENING = "0A";

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

    /** The sockets of this process on which it waits for connections, as the system tells them. */
    public List<String> listeners() {
        Path facts = Path.of("/proc", Long.toString(process.pid()));
        try (Stream<Path> files = Files.list(facts.resolve("fd"))) {
            Set<String> open = files.map(RunningFlyback::target).collect(Collectors.toSet());
            List<String> listeners = new ArrayList<>();
            for (String protocol : List.of("tcp", "tcp6")) {
                for (String line : Files.readAllLines(facts.resolve("net").resolve(protocol))) {
                    String[] fields = line.strip().split(" +", -1);
                    if (fields[3].equals(LISTENING) && open.contains("socket:[" + fields[9] + "]")) {
                        listeners.add(protocol + " " + fields[1]);
                    }
                }
            }
            return listeners;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return ""; // Closed meanwhile.
        }
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

    /** Holds it by a stop signal, until it is sent {@code CONT}, where it is when a phase has begun. */
    public RunningFlyback heldAt(String phase) {
        awaitPhase(phase);
        signal("STOP");
        return this;
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

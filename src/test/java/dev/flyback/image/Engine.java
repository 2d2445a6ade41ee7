package dev.flyback.image;

import dev.flyback.testing.FlybackResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Programs of this machine, first of all its container engine: podman, or docker where there is no podman. */
final class Engine {
    private static final Duration TIMEOUT = Duration.ofMinutes(10);
    private static final String NAME = isInstalled("podman") ? "podman" : "docker";

    private Engine() {}

    static boolean isPodman() {
        return NAME.equals("podman");
    }

    /** Whether a program is on the path. */
    static boolean isInstalled(String program) {
        return Arrays.stream(System.getenv("PATH").split(":", -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** Runs the engine to its end. */
    static FlybackResult run(String... arguments) {
        return run(List.of(arguments));
    }

    /** As {@link #run(String...)}. */
    static FlybackResult run(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(NAME));
        command.addAll(arguments);
        return program(command);
    }

    /** Runs any program to its end, in the project's folder. */
    static FlybackResult program(List<String> command) {
        try {
            Path files = Files.createTempDirectory("flyback-image-");
            Path output = files.resolve("out");
            Path error = files.resolve("err");
            Process process = new ProcessBuilder(command)
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectOutput(output.toFile())
                    .redirectError(error.toFile())
                    .start();
            if (!process.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(command + " did not end");
            }
            return new FlybackResult(
                    String.join(" ", command),
                    process.exitValue(),
                    Files.readAllBytes(output),
                    Files.readString(error));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

package dev.flyback.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The packaged program, run as a process as a user would. What to run stands in the system property {@code flyback.test.command}: the jar or the
 * native executable. It sees none of Flyback's variables of the tests' own environment.
 */
public final class FlybackProcess {
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final String COMMAND = "flyback.test.command";
    private static final String JAR = "java -jar target/quarkus-app/quarkus-run.jar";

    private final List<String> arguments = new ArrayList<>();
    private final Map<String, String> environment = new TreeMap<>();
    private Path workingDirectory = Path.of("").toAbsolutePath();
    private byte[] input = {};
    private Duration timeout = TIMEOUT;

    private FlybackProcess(List<String> arguments) {
        this.arguments.addAll(arguments);
    }

    public static FlybackProcess of(String... arguments) {
        return new FlybackProcess(List.of(arguments));
    }

    /** Adds flags for the database, and the password to the environment. */
    public FlybackProcess on(Database database) {
        return on(database, database.owner());
    }

    /** As {@link #on(Database)}, with another account. */
    public FlybackProcess on(Database database, String account) {
        return with("--url", database.url(), "--username", account)
                .environment("FLYBACK_PASSWORD", PostgresServer.PASSWORD);
    }

    /** Adds arguments at the end. */
    public FlybackProcess with(String... more) {
        arguments.addAll(List.of(more));
        return this;
    }

    public FlybackProcess environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    public FlybackProcess in(Path folder) {
        workingDirectory = folder.toAbsolutePath();
        return this;
    }

    public FlybackProcess input(byte[] bytes) {
        input = bytes.clone();
        return this;
    }

    public FlybackProcess timeout(Duration duration) {
        timeout = duration;
        return this;
    }

    /** Runs to the end; a run beyond the timeout is killed and fails. */
    public FlybackResult run() {
        return start().await(timeout);
    }

    /** Starts, for a test that wants to disturb the run. */
    public RunningFlyback start() {
        try {
            Path files = Files.createTempDirectory("flyback-process-");
            Path standardInput = Files.write(files.resolve("in"), input);
            ProcessBuilder builder = new ProcessBuilder(command())
                    .directory(workingDirectory.toFile())
                    .redirectInput(standardInput.toFile())
                    .redirectOutput(files.resolve("out").toFile())
                    .redirectError(files.resolve("err").toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("FLYBACK_") || name.startsWith("QUARKUS_"));
            builder.environment().putAll(environment);
            return new RunningFlyback(String.join(" ", arguments), builder.start(), files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is run: the program and the arguments. */
    List<String> command() {
        List<String> words = new ArrayList<>();
        for (String word : System.getProperty(COMMAND, JAR).split(" ", -1)) {
            words.add(resolved(word));
        }
        words.addAll(arguments);
        return words;
    }

    /** Whether a Java VM runs the program. */
    static boolean isJar() {
        return System.getProperty(COMMAND, JAR).startsWith("java ");
    }

    /** Files are named relative to the project's folder; the java of this machine is the one that runs the tests. */
    private static String resolved(String word) {
        if (word.equals("java")) {
            return Path.of(System.getProperty("java.home"), "bin", "java").toString();
        }
        String option = word.substring(0, word.indexOf('=') + 1);
        File file = new File(word.substring(option.length()));
        return file.isFile() ? option + file.getAbsolutePath() : word;
    }

    /** The arguments, for printing. */
    public List<String> arguments() {
        return List.copyOf(arguments);
    }
}

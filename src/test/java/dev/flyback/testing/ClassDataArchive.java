package dev.flyback.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Writes an archive of the program's classes for {@code -XX:SharedArchiveFile}, by which the jar's process starts in some 60 % of the time: the
 * integration tests start it a thousand times. A Java VM that finds no such archive, or that of other files, runs as without.
 */
public final class ClassDataArchive {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Path folder;
    private final Path classesOfOne;
    private final Set<String> classes = new LinkedHashSet<>();

    private ClassDataArchive(Path folder) {
        this.folder = folder;
        this.classesOfOne = folder.resolve("classes-of-one");
    }

    /** Takes the archive's file. Does nothing where the tests do not run the jar. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (!FlybackProcess.isJar()) {
            return;
        }
        Path archive = Path.of(arguments[0]).toAbsolutePath();
        Files.deleteIfExists(archive);
        Path folder = Files.createTempDirectory("flyback-classes-");
        try {
            ClassDataArchive classes = new ClassDataArchive(folder);
            classes.noteThoseOfPostgres();
            classes.noteThoseOfMysql();
            classes.write(archive);
        } finally {
            Folders.delete(folder);
        }
    }

    private void noteThoseOfPostgres() throws IOException {
        PostgresServer server = PostgresServers.newest();
        Path scripts = RealMigrations.upTo(RealMigrations.NEWEST, folder.resolve("migrations"));
        String store = "file://" + folder.resolve("dumps").toAbsolutePath();
        try (TestDatabase source = server.databaseNamed("source", "UTF8");
                TestDatabase target = server.databaseNamed("target", "UTF8")) {
            Migrated.by(scripts, source);
            note(
                    0,
                    FlybackProcess.of("backup", "--store", store, "--migrations", scripts.toString(), "--json")
                            .on(source));
            note(
                    0,
                    FlybackProcess.of("restore", "latest", "--name", "source", "--store", store, "--prove")
                            .on(target));
            note(0, FlybackProcess.of("list", "--store", store));
        }
    }

    /** Those of the driver: nobody listens there. */
    private void noteThoseOfMysql() throws IOException {
        note(
                4,
                FlybackProcess.of("backup", "--url", "jdbc:mysql://127.0.0.1:1/none", "--username", "none")
                        .environment("FLYBACK_PASSWORD", "none"));
    }

    private void note(int exitCode, FlybackProcess process) throws IOException {
        process.environment("JAVA_TOOL_OPTIONS", "-XX:DumpLoadedClassList=" + classesOfOne)
                .run()
                .expect(exitCode);
        classes.addAll(Files.readAllLines(classesOfOne));
    }

    private void write(Path archive) throws IOException, InterruptedException {
        Path list = Files.write(folder.resolve("classes"), classes);
        List<String> command = new ArrayList<>(FlybackProcess.of().command());
        command.removeIf(word -> word.startsWith("-XX:SharedArchiveFile="));
        command.addAll(
                1, List.of("-Xshare:dump", "-XX:SharedClassListFile=" + list, "-XX:SharedArchiveFile=" + archive));
        Path said = folder.resolve("said");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        if (!Files.exists(archive)) {
            throw new IllegalStateException(command + " has made no archive:\n" + Files.readString(said));
        }
    }
}

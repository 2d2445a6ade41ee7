package dev.flyback.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The migrations of Netflix Conductor, a workflow engine, V1 to V8, out of the artifact that the build lays under {@code target/real-migrations}. */
public final class RealMigrations {
    public static final int NEWEST = 8;

    private static final Pattern SCRIPT = Pattern.compile("db/migration_postgres/(V(\\d+)__[^/]*\\.sql)");

    private RealMigrations() {}

    /** Writes the scripts up to the version, inclusive, into the folder. */
    public static Path upTo(int version, Path folder) {
        try (var jars = Files.newDirectoryStream(Path.of("target", "real-migrations"), "*.jar")) {
            for (Path jar : jars) {
                unpack(jar, version, folder);
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void unpack(Path jar, int version, Path folder) throws IOException {
        Files.createDirectories(folder);
        try (ZipInputStream entries = new ZipInputStream(Files.newInputStream(jar))) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                Matcher script = SCRIPT.matcher(entry.getName());
                if (script.matches() && Integer.parseInt(script.group(2)) <= version) {
                    Files.write(folder.resolve(script.group(1)), entries.readAllBytes());
                }
            }
        }
    }
}

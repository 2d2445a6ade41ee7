package dev.flyback.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/**
 * Migrations of real applications, out of the artifacts that the build lays under {@code target/real-migrations}: of Netflix Conductor, a workflow
 * engine, V1 to V8 for PostgreSQL and for MySQL, and the tables of Quartz, a scheduler.
 */
public final class RealMigrations {
    public static final int NEWEST = 8;

    private static final Path FOLDER = Path.of("target", "real-migrations");
    private static final Pattern POSTGRES = Pattern.compile("db/migration_postgres/(V(\\d+)__[^/]*\\.sql)");
    private static final Pattern MYSQL = Pattern.compile("db/migration/(V(\\d+)__[^/]*\\.sql)");
    private static final String QUARTZ = "org/quartz/impl/jdbcjobstore/tables_mysql_innodb.sql";

    private RealMigrations() {}

    /** Writes Conductor's scripts for PostgreSQL up to the version, inclusive, into the folder. */
    public static Path upTo(int version, Path folder) {
        return unpack("conductor-postgres-persistence.jar", POSTGRES, version, folder);
    }

    /** Writes Conductor's scripts for MySQL up to the version, inclusive, into the folder. */
    public static Path mysqlUpTo(int version, Path folder) {
        return unpack("conductor-mysql-persistence.jar", MYSQL, version, folder);
    }

    /** Writes Quartz's script for MySQL into the folder, as the version. */
    public static void quartz(int version, Path folder) {
        try (ZipFile jar = new ZipFile(FOLDER.resolve("quartz.jar").toFile());
                InputStream script = jar.getInputStream(jar.getEntry(QUARTZ))) {
            Files.createDirectories(folder);
            Files.write(folder.resolve("V" + version + "__quartz.sql"), script.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path unpack(String artifact, Pattern scripts, int version, Path folder) {
        try (ZipInputStream entries = new ZipInputStream(Files.newInputStream(FOLDER.resolve(artifact)))) {
            Files.createDirectories(folder);
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                Matcher script = scripts.matcher(entry.getName());
                if (script.matches() && Integer.parseInt(script.group(2)) <= version) {
                    Files.write(folder.resolve(script.group(1)), entries.readAllBytes());
                }
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.flyback.fidelity;

import dev.flyback.testing.MysqlServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A part of the matrix of MySQL and MariaDB: a file of SQL, named for what it shows. Up to the line {@code -- rows} it is a Flyway migration, then it fills
 * the source, in one session. The names of all that it makes begin with the file's name. A first line {@code -- engine: mysql 9.0, mariadb} asks for one of
 * these engines, each in that version or a later one. What stands behind a line {@code -- check} is a query that must answer the same of source and target, where the
 * rows themselves do not show all.
 */
public record MysqlCase(String name, List<String> engines, String migration, String rows, Optional<String> check)
        implements MatrixCase {
    private static final Path FOLDER =
            Path.of("src", "test", "resources", "dev", "flyback", "fidelity", "mysql", "cases");
    private static final String SEPARATOR = "\n-- rows\n";
    private static final String CHECK = "\n-- check\n";
    private static final String ENGINE = "-- engine: ";

    /** Those that the server can have. */
    public static List<MysqlCase> of(MysqlServer server) {
        return all().stream().filter(one -> one.fits(server)).toList();
    }

    static List<MysqlCase> all() {
        String only = System.getProperty("flyback.test.cases", "");
        try (var files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".sql"))
                    .sorted()
                    .map(MysqlCase::read)
                    .filter(found ->
                            only.isEmpty() || List.of(only.split(",", -1)).contains(found.name()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean fits(MysqlServer server) {
        return engines.isEmpty() || engines.stream().anyMatch(engine -> fits(server, engine.split("[ .]", -1)));
    }

    private static boolean fits(MysqlServer server, String[] engine) {
        return engine[0].equals(server.engine())
                && (engine.length == 1
                        || server.version() >= Integer.parseInt(engine[1]) * 100 + Integer.parseInt(engine[2]));
    }

    private static MysqlCase read(Path file) {
        try {
            String text = Files.readString(file);
            String name = file.getFileName().toString().replace(".sql", "");
            int separator = text.indexOf(SEPARATOR);
            if (separator < 0) {
                throw new IllegalStateException(file + " has no line '-- rows'");
            }
            List<String> engines = text.startsWith(ENGINE)
                    ? List.of(text.substring(ENGINE.length(), text.indexOf('\n'))
                            .strip()
                            .split(", ", -1))
                    : List.of();
            int check = text.indexOf(CHECK);
            return new MysqlCase(
                    name,
                    engines,
                    text.substring(0, separator + 1),
                    text.substring(separator + SEPARATOR.length(), check < 0 ? text.length() : check + 1),
                    check < 0 ? Optional.empty() : Optional.of(text.substring(check + CHECK.length())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}

package dev.flyback.fidelity;

import dev.flyback.testing.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A part of the matrix: a file of SQL, named for what it shows. Up to the line {@code -- rows} it is a Flyway migration, then it fills the source. All that
 * it makes lies in schemas whose names begin with the file's name. A first line {@code -- from 14} asks for that version or a later one.
 */
record FidelityCase(String name, int fromVersion, String migration, String rows) implements MatrixCase {
    private static final Path FOLDER = Path.of("src", "test", "resources", "dev", "flyback", "fidelity", "cases");
    private static final String SEPARATOR = "\n-- rows\n";
    private static final String FROM = "-- from ";

    private static List<FidelityCase> all() {
        String only = System.getProperty("flyback.test.cases", "");
        try (var files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".sql"))
                    .sorted()
                    .map(FidelityCase::read)
                    .filter(found ->
                            only.isEmpty() || List.of(only.split(",", -1)).contains(found.name()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those that a server of this version can have. */
    static List<FidelityCase> of(PostgresServer server) {
        return all().stream().filter(one -> one.fromVersion() <= server.major()).toList();
    }

    private static FidelityCase read(Path file) {
        try {
            String text = Files.readString(file);
            String name = file.getFileName().toString().replace(".sql", "");
            int separator = text.indexOf(SEPARATOR);
            if (separator < 0) {
                throw new IllegalStateException(file + " has no line '-- rows'");
            }
            int from = text.startsWith(FROM)
                    ? Integer.parseInt(
                            text.substring(FROM.length(), text.indexOf('\n')).strip())
                    : 0;
            return new FidelityCase(
                    name, from, text.substring(0, separator + 1), text.substring(separator + SEPARATOR.length()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}

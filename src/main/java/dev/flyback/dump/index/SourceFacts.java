package dev.flyback.dump.index;

import java.util.Map;
import java.util.Objects;

/**
 * The server that a dump was taken from.
 *
 * @param engine {@code postgresql}, {@code mysql} or {@code mariadb}
 * @param serverVersion as the server prints it ("18.6", "11.8.6-MariaDB")
 * @param database the database's own name
 * @param encoding the encoding of the data frames, in the server's words ("UTF8", "SQL_ASCII", "utf8mb4")
 * @param settings what a target is judged by besides, by the names of the server's own settings; each engine has its own
 */
public record SourceFacts(
        String engine, String serverVersion, String database, String encoding, Map<String, String> settings) {
    public SourceFacts {
        Objects.requireNonNull(engine);
        Objects.requireNonNull(serverVersion);
        Objects.requireNonNull(database);
        Objects.requireNonNull(encoding);
        // Dumps of the first snapshots of this format do not have the field.
        settings = settings == null ? Map.of() : Map.copyOf(settings);
    }
}

package dev.flyback.dump.index;

import java.util.Objects;

/**
 * The server that a dump was taken from.
 *
 * @param engine {@code postgresql}, {@code mysql} or {@code mariadb}
 * @param serverVersion as the server prints it ("18.6", "11.8.6-MariaDB")
 * @param database the database's own name
 * @param encoding the encoding of the data frames, in the server's words ("UTF8", "SQL_ASCII", "utf8mb4")
 */
public record SourceFacts(String engine, String serverVersion, String database, String encoding) {
    public SourceFacts {
        Objects.requireNonNull(engine);
        Objects.requireNonNull(serverVersion);
        Objects.requireNonNull(database);
        Objects.requireNonNull(encoding);
    }
}

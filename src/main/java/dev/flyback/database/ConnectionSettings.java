package dev.flyback.database;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How to reach a database.
 *
 * @param url a JDBC URL without user and password
 * @param username the account; empty lets the driver decide
 * @param password empty if none is given
 * @param caFile certificates that the server's certificate is checked against, in PEM
 */
public record ConnectionSettings(
        DatabaseUrl url, Optional<String> username, Optional<Secret> password, Optional<Path> caFile) {}

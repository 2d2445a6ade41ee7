package dev.flyback.cli.settings;

import java.util.Optional;

/** A command whose settings may come from one database's section of the configuration file. */
public interface OfOneDatabase {
    /** The name that was given on the command line; it must be one of the file's. */
    Optional<String> section();
}

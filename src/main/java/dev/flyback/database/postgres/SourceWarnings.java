package dev.flyback.database.postgres;

import java.util.ArrayList;
import java.util.List;

/** What the user must know of a source: what is not dumped, and what will not come back. */
final class SourceWarnings {
    private SourceWarnings() {}

    static List<String> of(SourceCatalogue catalogue) {
        List<String> warnings = new ArrayList<>();
        catalogue
                .foreignTables()
                .forEach(table ->
                        warnings.add("The foreign table " + table.name() + " is not dumped: its rows are elsewhere."));
        catalogue
                .partitionedByEnumHashes()
                .forEach(table -> warnings.add("The table " + table.name()
                        + " is partitioned by the hash of an enum: its rows are dumped, but a restore fails, since"
                        + " they belong to other partitions in another database."));
        return warnings;
    }
}

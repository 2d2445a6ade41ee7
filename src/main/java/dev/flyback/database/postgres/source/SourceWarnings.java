package dev.flyback.database.postgres.source;

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
                .unroutable()
                .forEach(table -> warnings.add("The table " + table.name()
                        + " is partitioned by a hash that is another in every database, and has foreign tables among its"
                        + " partitions: its rows are dumped, but a restore fails, since they may belong to those."));
        return warnings;
    }
}

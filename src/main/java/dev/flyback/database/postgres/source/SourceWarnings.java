package dev.flyback.database.postgres.source;

import dev.flyback.report.Excerpt;
import java.util.ArrayList;
import java.util.List;

/** What the user must know of a source: what is not dumped, and what will not come back. */
final class SourceWarnings {
    private static final int NAMED_AT_MOST = 20;

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
        List<String> deeperXml = catalogue.deeperXml();
        if (!deeperXml.isEmpty()) {
            warnings.add(
                    "XML within composite values is dumped as the server prints it there, without the declaration of its"
                            + " encoding: " + Excerpt.of(deeperXml, NAMED_AT_MOST, ", ", ", and ") + ".");
        }
        long comments = catalogue.largeObjectComments();
        if (comments > 0) {
            warnings.add("Comments on large objects are not dumped: " + comments + (comments == 1 ? " has" : " have")
                    + " one.");
        }
        return warnings;
    }
}

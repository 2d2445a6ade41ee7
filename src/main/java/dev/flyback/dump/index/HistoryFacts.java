package dev.flyback.dump.index;

import java.util.List;

/**
 * The schema history that a dump is tagged by, and the settings that a replay needs.
 *
 * @param kind {@code flyway}
 * @param table the history table, as the server spells it
 * @param migrationPrefix prefix of versioned scripts ("V")
 * @param baselineVersion what a baseline row would be written with ("1")
 * @param placeholders names of the placeholders that the backup was given; values are never stored
 */
public record HistoryFacts(
        String kind, TableName table, String migrationPrefix, String baselineVersion, List<String> placeholders) {
    public HistoryFacts {
        placeholders = List.copyOf(placeholders);
    }
}

package dev.flyback.schema;

import dev.flyback.database.Secret;
import java.util.Map;
import java.util.Optional;

/**
 * The migration tool's settings that the application uses, as far as the user gave them; what is empty is found in the database or is the tool's
 * default.
 *
 * @param table {@code table} or {@code schema.table}
 * @param placeholders values that scripts refer to; treated as secrets
 */
public record HistorySettings(
        Optional<String> table,
        Optional<String> migrationPrefix,
        Optional<String> baselineVersion,
        Map<String, Secret> placeholders) {
    public HistorySettings {
        placeholders = Map.copyOf(placeholders);
    }
}

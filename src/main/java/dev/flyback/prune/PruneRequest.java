package dev.flyback.prune;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What to prune.
 *
 * @param name the database's name in the store; empty means all databases that the store holds
 * @param rules of single databases, by their names in the store
 * @param otherwise the rules of all others
 * @param unfinishedAfter unfinished writes of the store that were begun longer ago are abandoned; empty leaves them alone
 * @param dryRun changes nothing
 */
public record PruneRequest(
        Optional<String> name,
        Map<String, RetentionRules> rules,
        RetentionRules otherwise,
        Optional<Duration> unfinishedAfter,
        boolean dryRun) {
    public PruneRequest {
        rules = Map.copyOf(rules);
    }

    RetentionRules rulesOf(String database) {
        return rules.getOrDefault(database, otherwise);
    }
}

package dev.flyback.prune;

import dev.flyback.catalog.DumpKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides which dumps of one database stay. A function of the rules, the time and the dumps' keys, and of nothing else: the same always gives the same. The
 * newest dump always stays; another one stays if at least one rule keeps it, so that a further rule, or a larger number in one, never removes more.
 */
public final class RetentionPolicy {
    private final RetentionRules rules;
    private final Instant now;

    public RetentionPolicy(RetentionRules rules, Instant now) {
        this.rules = rules;
        this.now = now;
    }

    /**
     * A verdict on each dump, in the same order.
     *
     * @param newestFirst all dumps of one database, by the instant that they were begun
     */
    public List<Verdict> judge(List<DumpKey> newestFirst) {
        List<Rule> fresh = rules();
        List<Verdict> verdicts = new ArrayList<>(newestFirst.size());
        for (DumpKey key : newestFirst) {
            DumpKey newest = newestFirst.get(0);
            if (!key.name().equals(newest.name()) || key.startedAt().isAfter(newest.startedAt())) {
                throw new IllegalArgumentException("not the dumps of one database, newest first: " + key);
            }
            verdicts.add(verdict(key, verdicts.isEmpty(), fresh));
        }
        return verdicts;
    }

    private Verdict verdict(DumpKey key, boolean newest, List<Rule> fresh) {
        List<String> keeping = new ArrayList<>();
        List<String> other = new ArrayList<>();
        if (newest) {
            keeping.add("the newest dump of " + key.name());
        }
        for (Rule rule : fresh) {
            Opinion opinion = rule.on(key);
            (opinion.keep() ? keeping : other).add(opinion.reason());
        }
        if (rules.isEmpty()) {
            keeping.add("no rule is set for " + key.name());
        }
        return new Verdict(key, !keeping.isEmpty(), keeping.isEmpty() ? other : keeping);
    }

    private List<Rule> rules() {
        List<Rule> fresh = new ArrayList<>();
        if (rules.last() > 0) {
            fresh.add(new Rule.Last(rules.last()));
        }
        for (Period period : Period.values()) {
            if (rules.of(period) > 0) {
                fresh.add(new Rule.OfPeriod(period, rules.of(period)));
            }
        }
        if (!rules.within().isZero()) {
            fresh.add(new Rule.Since(Ago.of(rules.within(), now), rules.within()));
        }
        if (rules.perSchemaVersion() > 0) {
            fresh.add(new Rule.PerSchemaVersion(rules.perSchemaVersion()));
        }
        if (!rules.schemaVersions().isEmpty()) {
            fresh.add(new Rule.OfSchemaVersions(rules.schemaVersions()));
        }
        return fresh;
    }
}

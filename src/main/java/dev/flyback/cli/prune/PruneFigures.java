package dev.flyback.cli.prune;

import dev.flyback.prune.Decision;
import dev.flyback.prune.Decision.Outcome;
import dev.flyback.prune.PruneResult;
import dev.flyback.report.metrics.Metric;
import dev.flyback.report.metrics.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What pruning has done in numbers, by database. */
public final class PruneFigures {
    private PruneFigures() {}

    /** Removed and kept, dumps and bytes, for each database that had a dump. */
    public static List<Sample> of(List<PruneResult> results) {
        Map<String, List<Decision>> byDatabase = results.stream()
                .flatMap(result -> result.decisions().stream())
                .collect(Collectors.groupingBy(
                        decision -> decision.entry().key().name(), TreeMap::new, Collectors.toList()));
        Predicate<Decision> removed = decision -> decision.outcome() == Outcome.REMOVED;
        List<Sample> samples = new ArrayList<>();
        byDatabase.forEach((database, decisions) -> {
            add(samples, database, decisions, removed, Metric.PRUNE_REMOVED, Metric.PRUNE_REMOVED_BYTES);
            add(samples, database, decisions, removed.negate(), Metric.PRUNE_KEPT, Metric.PRUNE_KEPT_BYTES);
        });
        return samples;
    }

    private static void add(
            List<Sample> samples,
            String database,
            List<Decision> decisions,
            Predicate<Decision> which,
            Metric count,
            Metric bytes) {
        List<Decision> chosen = decisions.stream().filter(which).toList();
        samples.add(Sample.of(count, chosen.size(), database));
        long size = chosen.stream()
                .mapToLong(decision -> decision.entry().object().size())
                .sum();
        samples.add(Sample.of(bytes, (double) size, database));
    }
}

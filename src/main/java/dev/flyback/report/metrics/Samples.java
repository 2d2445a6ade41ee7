package dev.flyback.report.metrics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is known after a run, from what was known before it. */
public final class Samples {
    private static final Comparator<Sample> ORDER = Comparator.comparing(Sample::metric)
            .thenComparing(Sample::database)
            .thenComparing(sample -> sample.labels().toString());

    private Samples() {}

    /**
     * The newer samples, and those older ones whose metric the newer ones do not have for that database: the last success before a run that
     * failed, other databases, other commands.
     */
    public static List<Sample> merged(List<Sample> older, List<Sample> newer) {
        Set<Subject> told = new HashSet<>();
        newer.forEach(sample -> told.add(Subject.of(sample)));
        Map<Series, Sample> merged = new LinkedHashMap<>();
        older.stream()
                .filter(sample -> !told.contains(Subject.of(sample)))
                .forEach(sample -> merged.put(Series.of(sample), sample));
        newer.forEach(sample -> merged.put(Series.of(sample), sample));
        List<Sample> ordered = new ArrayList<>(merged.values());
        ordered.sort(ORDER);
        return ordered;
    }

    /** What is replaced as a whole: phases that a run did not have are gone. */
    private record Subject(Metric metric, String database) {
        static Subject of(Sample sample) {
            return new Subject(sample.metric(), sample.database());
        }
    }

    /** What can have one value only. */
    private record Series(Metric metric, Map<String, String> labels) {
        static Series of(Sample sample) {
            return new Series(sample.metric(), sample.labels());
        }
    }
}

package dev.flyback.report.metrics;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A value of a metric.
 *
 * @param labels any values; an empty one counts as none, as it does for Prometheus
 */
public record Sample(Metric metric, SortedMap<String, String> labels, double value) {
    public static final String DATABASE = "database";
    public static final String PHASE = "phase";

    public Sample {
        SortedMap<String, String> present = new TreeMap<>(labels);
        present.values().removeIf(String::isEmpty);
        labels = Collections.unmodifiableSortedMap(present);
    }

    public static Sample of(Metric metric, double value, Map<String, String> labels) {
        return new Sample(metric, new TreeMap<>(labels), value);
    }

    /**
     * A value of one database.
     *
     * @param database empty for what is not of one
     */
    public static Sample of(Metric metric, double value, String database) {
        return of(metric, value, Map.of(DATABASE, database));
    }

    /** Empty if it is not of one. */
    String database() {
        return labels.getOrDefault(DATABASE, "");
    }
}

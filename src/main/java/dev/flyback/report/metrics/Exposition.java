package dev.flyback.report.metrics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Samples as text, in Prometheus's format of version 0.0.4. */
public final class Exposition {
    /** How it is told over HTTP. */
    public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    /** Up to here a double holds every whole number. */
    private static final double MAX_EXACT = 1L << 53;

    private Exposition() {}

    /** Each metric with HELP and TYPE, in the order of {@link Metric}; then its samples in theirs. */
    public static String text(Collection<Sample> samples) {
        Map<Metric, List<Sample>> byMetric = new EnumMap<>(Metric.class);
        for (Sample sample : samples) {
            byMetric.computeIfAbsent(sample.metric(), metric -> new ArrayList<>())
                    .add(sample);
        }
        StringBuilder text = new StringBuilder();
        byMetric.forEach((metric, values) -> {
            text.append("# HELP ").append(metric.fullName()).append(' ').append(metric.help());
            text.append("\n# TYPE ").append(metric.fullName()).append(' ').append(metric.type());
            text.append('\n');
            values.forEach(sample -> text.append(line(sample)).append('\n'));
        });
        return text.toString();
    }

    private static String line(Sample sample) {
        String labels = sample.labels().entrySet().stream()
                .map(label -> label.getKey() + "=\"" + escaped(label.getValue()) + "\"")
                .collect(Collectors.joining(","));
        return sample.metric().fullName() + (labels.isEmpty() ? "" : "{" + labels + "}") + " " + number(sample.value());
    }

    /** The format knows three escapes; a carriage return would end the line for some readers. */
    private static String escaped(String value) {
        return value.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace('\r', '\uFFFD');
    }

    private static String number(double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) <= MAX_EXACT;
        return whole ? Long.toString((long) value) : Double.toString(value);
    }
}

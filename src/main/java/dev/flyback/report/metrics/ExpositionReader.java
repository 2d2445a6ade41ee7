package dev.flyback.report.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what {@link Exposition} writes. What it does not understand, and metrics that it does not know, are left out. */
public final class ExpositionReader {
    private static final Pattern LINE =
            Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})?[ \\t]+([^ \\t]+)[ \\t]*");
    private static final Pattern LABEL = Pattern.compile("\\G,?([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\.)*+)\"");

    private ExpositionReader() {}

    public static List<Sample> samples(String text) {
        List<Sample> samples = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            sample(line).ifPresent(samples::add);
        }
        return samples;
    }

    private static Optional<Sample> sample(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Optional<Metric> metric = Metric.named(matcher.group(1));
        Optional<Map<String, String>> labels = labels(matcher.group(2) == null ? "" : matcher.group(2));
        Optional<Double> value = number(matcher.group(3));
        if (metric.isEmpty() || labels.isEmpty() || value.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Sample.of(metric.get(), value.get(), labels.get()));
    }

    private static Optional<Map<String, String>> labels(String text) {
        Map<String, String> labels = new TreeMap<>();
        Matcher matcher = LABEL.matcher(text);
        int end = 0;
        while (matcher.find()) {
            labels.put(matcher.group(1), unescaped(matcher.group(2)));
            end = matcher.end();
        }
        return end == text.length() ? Optional.of(labels) : Optional.empty();
    }

    private static String unescaped(String value) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char character = value.charAt(i);
            if (character == '\\' && i + 1 < value.length()) {
                i++;
                character = value.charAt(i) == 'n' ? '\n' : value.charAt(i);
            }
            text.append(character);
        }
        return text.toString();
    }

    private static Optional<Double> number(String text) {
        try {
            return Optional.of(Double.parseDouble(text)).filter(Double::isFinite);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}

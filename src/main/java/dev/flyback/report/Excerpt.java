package dev.flyback.report;

import java.util.Collection;
import java.util.stream.Collectors;

/** The beginning of a list that may be too long for a message. */
public final class Excerpt {
    private Excerpt() {}

    /**
     * The first items, and how many more there are: {@code a, b and 3 more}.
     *
     * @param most how many items are shown
     * @param separator between them
     * @param last before the number of the others
     */
    public static String of(Collection<String> items, int most, String separator, String last) {
        String shown = items.stream().limit(most).collect(Collectors.joining(separator));
        return items.size() > most ? shown + last + (items.size() - most) + " more" : shown;
    }
}

package dev.flyback.testing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lists whose order does not count, while how often a thing is in them does. */
public final class Multisets {
    private Multisets() {}

    /** What the first has more of than the second, as often as that, in the order of the first. */
    public static <T> List<T> difference(List<T> first, List<T> second) {
        Map<T, Integer> counts = new HashMap<>();
        second.forEach(one -> counts.merge(one, 1, Integer::sum));
        return first.stream()
                .filter(one -> counts.merge(one, -1, Integer::sum) < 0)
                .toList();
    }
}

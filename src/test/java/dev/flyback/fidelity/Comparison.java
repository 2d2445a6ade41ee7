package dev.flyback.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.testing.Multisets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What the servers say of a source and of the target that its dump went into.
 *
 * @param facts names of what was compared
 * @param differences one entry each, with the name of what differs
 * @param linesOfOnlyOne what the stock tool writes of one of them only
 */
record Comparison(Set<String> facts, List<String> differences, List<String> linesOfOnlyOne) {
    private static final int LENGTH_SHOWN = 200;

    Comparison {
        facts = Set.copyOf(facts);
        differences = List.copyOf(differences);
        linesOfOnlyOne = List.copyOf(linesOfOnlyOne);
    }

    /** Lines as multisets, in no order. */
    static List<String> linesOfOnlyOne(List<String> expected, List<String> found) {
        List<String> differing = new ArrayList<>();
        Multisets.difference(expected, found).forEach(line -> differing.add("expected: " + shown(line)));
        Multisets.difference(found, expected).forEach(line -> differing.add("found: " + shown(line)));
        return differing;
    }

    private static String shown(String line) {
        return line.substring(0, Math.min(line.length(), LENGTH_SHOWN));
    }

    /** Fails if a case of that name was not compared, or differs. */
    void assertSame(String name) {
        assertThat(facts).as("what was compared").anyMatch(fact -> fact.contains(name));
        assertThat(differences.stream().filter(line -> line.contains(name))).isEmpty();
    }

    /** Fails if anything differs, whatever its name. */
    void assertSame() {
        assertThat(differences).isEmpty();
    }

    void assertStockToolAgrees() {
        assertThat(linesOfOnlyOne).isEmpty();
    }
}

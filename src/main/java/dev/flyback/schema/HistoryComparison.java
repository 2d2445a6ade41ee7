package dev.flyback.schema;

import dev.flyback.dump.index.MigrationEntry;
import dev.flyback.report.Printable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What differs between the history of a dump and that of a target. Ranks, times and users do not count.
 *
 * @param rows migrations that only one side has, or that are not the same on both; one line each
 * @param order one line if the migrations that both sides have were applied in another order; else empty
 */
public record HistoryComparison(List<String> rows, List<String> order) {
    public HistoryComparison {
        rows = List.copyOf(rows);
        order = List.copyOf(order);
    }

    /**
     * Compares two histories.
     *
     * @param dump what {@link SchemaHistories#effective} gives for the dump's history
     * @param target what it gives for the target's
     * @param acceptedChecksums scripts, by recorded name, whose checksums may differ
     */
    public static HistoryComparison of(
            List<MigrationEntry> dump, List<MigrationEntry> target, Set<String> acceptedChecksums) {
        Map<String, MigrationEntry> expected = byIdentity(dump);
        Map<String, MigrationEntry> found = byIdentity(target);
        List<String> rows = new ArrayList<>();
        expected.forEach((identity, entry) -> {
            MigrationEntry other = found.get(identity);
            if (other == null) {
                rows.add(MigrationTitle.of(entry) + " is missing in the target");
            } else {
                rows.addAll(differences(entry, other, acceptedChecksums.contains(entry.script())));
            }
        });
        found.forEach((identity, entry) -> {
            if (!expected.containsKey(identity)) {
                rows.add(MigrationTitle.of(entry) + " is in the target only");
            }
        });
        return new HistoryComparison(rows, order(expected, found));
    }

    public boolean equal() {
        return rows.isEmpty() && order.isEmpty();
    }

    /** Rows, then order. */
    public List<String> all() {
        List<String> all = new ArrayList<>(rows);
        all.addAll(order);
        return all;
    }

    private static Map<String, MigrationEntry> byIdentity(List<MigrationEntry> entries) {
        Map<String, MigrationEntry> byIdentity = new LinkedHashMap<>();
        for (MigrationEntry entry : entries) {
            String identity =
                    entry.version() == null ? "repeatable " + entry.description() : "version " + entry.version();
            String unique = identity;
            for (int copy = 2; byIdentity.putIfAbsent(unique, entry) != null; copy++) {
                unique = identity + " #" + copy;
            }
        }
        return byIdentity;
    }

    private static List<String> differences(MigrationEntry dump, MigrationEntry target, boolean checksumAccepted) {
        List<String> lines = new ArrayList<>();
        difference(lines, dump, "description", dump.description(), target.description());
        difference(lines, dump, "type", dump.type(), target.type());
        difference(lines, dump, "script", dump.script(), target.script());
        if (!checksumAccepted) {
            difference(lines, dump, "checksum", shown(dump.checksum()), shown(target.checksum()));
        }
        difference(lines, dump, "outcome", outcome(dump), outcome(target));
        return lines;
    }

    private static void difference(List<String> lines, MigrationEntry entry, String what, String dump, String target) {
        if (!Objects.equals(dump, target)) {
            lines.add(MigrationTitle.of(entry) + ": " + what + " " + Printable.text(dump) + " in the dump, "
                    + Printable.text(target) + " in the target");
        }
    }

    private static List<String> order(Map<String, MigrationEntry> expected, Map<String, MigrationEntry> found) {
        List<String> before =
                expected.keySet().stream().filter(found::containsKey).toList();
        List<String> after =
                found.keySet().stream().filter(expected::containsKey).toList();
        for (int i = 0; i < before.size(); i++) {
            if (!before.get(i).equals(after.get(i))) {
                return List.of(
                        MigrationTitle.of(Objects.requireNonNull(expected.get(before.get(i)))) + " was applied before "
                                + MigrationTitle.of(Objects.requireNonNull(expected.get(after.get(i))))
                                + " in the dump's database, after it in the target");
            }
        }
        return List.of();
    }

    private static String shown(@Nullable Integer checksum) {
        return checksum == null ? "none" : checksum.toString();
    }

    private static String outcome(MigrationEntry entry) {
        return entry.success() ? "success" : "failure";
    }
}

package dev.flyback.cli.prune;

import dev.flyback.prune.Decision;
import dev.flyback.prune.Decision.Outcome;
import dev.flyback.prune.PruneResult;
import dev.flyback.report.Printable;
import dev.flyback.storage.StoredObject;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A line for each dump and each other object, oldest dumps first. Written line by line: there may be very many. */
final class PruneText {
    private static final String GAP = "  ";
    private static final String LONGEST_DECISION = "left alone";

    private final List<PruneResult> results;
    private final boolean dryRun;
    private final int keyWidth;

    PruneText(List<PruneResult> results, boolean dryRun) {
        this.results = results;
        this.dryRun = dryRun;
        this.keyWidth = results.stream()
                .flatMap(result -> Stream.concat(
                        result.decisions().stream()
                                .map(decision -> decision.entry().object()),
                        result.others().stream()))
                .mapToInt(object -> Printable.text(object.key()).length())
                .max()
                .orElse(0);
    }

    void writeTo(OutputStream output) throws IOException {
        Writer text = new BufferedWriter(new OutputStreamWriter(output, StandardCharsets.UTF_8));
        line(text, "KEY", "DECISION", "REASONS");
        for (PruneResult result : results) {
            for (Decision decision : result.decisions()) {
                String reasons =
                        decision.reasons().stream().map(Printable::text).collect(Collectors.joining("; "));
                line(text, decision.entry().object().key(), word(decision.outcome()), reasons);
            }
            for (StoredObject other : result.others()) {
                line(text, Printable.text(other.key()), "other", PruneJson.NO_DUMP);
            }
        }
        text.flush();
    }

    private void line(Writer text, String key, String decision, String reasons) throws IOException {
        text.write(key);
        text.write(" ".repeat(Math.max(0, keyWidth - key.length())));
        text.write(GAP);
        text.write(decision);
        text.write(" ".repeat(LONGEST_DECISION.length() - decision.length()));
        text.write(GAP);
        text.write(reasons);
        text.write('\n');
    }

    private String word(Outcome outcome) {
        return switch (outcome) {
            case KEPT -> "kept";
            case REMOVED -> dryRun ? "to remove" : "removed";
            case LOCKED -> "locked";
            case LEFT_ALONE -> LONGEST_DECISION;
            case PENDING -> "pending";
        };
    }
}

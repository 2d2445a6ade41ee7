package dev.flyback.cli.prune;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flyback.cli.console.Problem;
import dev.flyback.cli.dumps.DumpJson;
import dev.flyback.cli.secrets.Redaction;
import dev.flyback.prune.Decision;
import dev.flyback.prune.Decision.Outcome;
import dev.flyback.prune.PruneResult;
import dev.flyback.storage.StoredObject;
import dev.flyback.storage.UnfinishedWrite;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** What pruning has done as JSON. Written dump by dump: there may be very many. */
final class PruneJson {
    static final String NO_DUMP = "its key is not that of a dump";

    private static final ObjectMapper JSON =
            new ObjectMapper().configure(JsonGenerator.Feature.AUTO_CLOSE_TARGET, false);

    private final List<PruneResult> results;
    private final boolean dryRun;
    private final List<String> warnings;
    private final Redaction redaction;

    PruneJson(List<PruneResult> results, boolean dryRun, List<String> warnings, Redaction redaction) {
        this.results = results;
        this.redaction = redaction;
        this.dryRun = dryRun;
        this.warnings = warnings;
    }

    void writeTo(OutputStream output) throws IOException {
        try (JsonGenerator json = JSON.getFactory().createGenerator(output)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            dumps(json, "kept", Outcome.KEPT);
            dumps(json, "removed", Outcome.REMOVED);
            dumps(json, "locked", Outcome.LOCKED);
            dumps(json, "pending", Outcome.PENDING);
            others(json);
            json.writeNumberField(
                    "otherCount",
                    results.stream().mapToLong(PruneResult::otherCount).sum()
                            + results.stream()
                                    .mapToLong(result ->
                                            result.with(Outcome.LEFT_ALONE).count())
                                    .sum());
            abandoned(json);
            failures(json);
            json.writeBooleanField("dryRun", dryRun);
            json.writeArrayFieldStart("warnings");
            for (String warning : warnings) {
                json.writeString(warning);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        output.write("\n".getBytes(StandardCharsets.UTF_8));
        output.flush();
    }

    private void dumps(JsonGenerator json, String field, Outcome outcome) throws IOException {
        json.writeArrayFieldStart(field);
        for (PruneResult result : results) {
            for (Iterator<Decision> decisions = result.with(outcome).iterator(); decisions.hasNext(); ) {
                Decision decision = decisions.next();
                ObjectNode dump = DumpJson.of(result.store(), decision.entry(), Optional.empty());
                dump.put("reason", String.join("; ", decision.reasons()));
                decision.reasons().forEach(dump.putArray("reasons")::add);
                JSON.writeTree(json, dump);
            }
        }
        json.writeEndArray();
    }

    private void others(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("other");
        for (PruneResult result : results) {
            for (Iterator<Decision> left = result.with(Outcome.LEFT_ALONE).iterator(); left.hasNext(); ) {
                Decision decision = left.next();
                other(json, result.store(), decision.entry().object(), String.join("; ", decision.reasons()));
            }
            for (StoredObject object : result.others()) {
                other(json, result.store(), object, NO_DUMP);
            }
        }
        json.writeEndArray();
    }

    private static void other(JsonGenerator json, String store, StoredObject object, String reason) throws IOException {
        json.writeStartObject();
        json.writeStringField("key", object.key());
        json.writeStringField("store", store);
        json.writeNumberField("storedBytes", object.size());
        json.writeStringField("reason", reason);
        json.writeEndObject();
    }

    private void failures(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("failures");
        for (PruneResult result : results) {
            if (result.failure().isPresent()) {
                json.writeStartObject();
                json.writeStringField("store", result.store());
                json.writeFieldName("error");
                JSON.writeTree(json, Problem.of(result.failure().get()).json(redaction));
                json.writeEndObject();
            }
        }
        json.writeEndArray();
    }

    private void abandoned(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("abandonedWrites");
        for (PruneResult result : results) {
            for (UnfinishedWrite write : result.abandoned()) {
                json.writeStartObject();
                json.writeStringField("name", write.name());
                json.writeStringField("store", result.store());
                json.writeStringField("begunAt", write.begunAt().toString());
                json.writeEndObject();
            }
        }
        json.writeEndArray();
    }
}

package dev.flyback.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What is common to the files that {@code docs/deploy} offers. */
final class DeployFolder {
    static final Path ROOT = Path.of("docs", "deploy");

    /** A backup may take hours; the limits that schedulers set by themselves are minutes. */
    static final int LONG_ENOUGH_SECONDS = 6 * 3600;

    private DeployFolder() {}

    /** A file of one document, in which a kind of document's keys are the only ones. */
    static JsonNode read(String file, String kind) {
        List<JsonNode> documents = StrictDocuments.read(ROOT.resolve(file));
        assertThat(documents).hasSize(1);
        assertThat(KeyPaths.of(kind).unknownIn(documents.get(0))).as(file).isEmpty();
        return documents.get(0);
    }

    /** The texts of a list, or a single text. */
    static List<String> texts(JsonNode node) {
        return node.isTextual()
                ? List.of(node.asText())
                : stream(node).map(JsonNode::asText).toList();
    }

    static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    /** Passwords and keys come from where secrets are kept, never from the file itself. */
    static void assertNoSecretIn(JsonNode environment) {
        assertThat(stream(environment)
                        .filter(entry -> entry.has("value"))
                        .map(entry -> entry.path("name").asText()))
                .noneMatch(name -> name.matches(".*(PASSWORD|SECRET|TOKEN|_KEY|KEY_ID).*"));
    }
}

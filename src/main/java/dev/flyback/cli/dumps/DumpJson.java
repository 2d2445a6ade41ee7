package dev.flyback.cli.dumps;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flyback.catalog.CatalogEntry;
import dev.flyback.catalog.DumpSummary.Facts;
import java.util.Optional;

/** A dump as results in JSON show it. Every field is always there; where an index cannot be read, what only it tells is null. */
public final class DumpJson {
    private DumpJson() {}

    /** The dump's facts; {@code store} is the store's location. */
    public static ObjectNode of(String store, CatalogEntry entry, Optional<Facts> known) {
        Facts facts = known.orElse(null);
        ObjectNode dump = JsonNodeFactory.instance
                .objectNode()
                .put("id", entry.key().id())
                .put("key", entry.object().key())
                .put("store", store)
                .put("name", entry.key().name())
                .put("database", facts == null ? null : facts.source().database())
                .put("engine", facts == null ? null : facts.source().engine())
                .put("serverVersion", facts == null ? null : facts.source().serverVersion())
                .put("schemaVersion", entry.key().schemaVersion())
                .put("historyTable", facts == null ? null : facts.historyTable())
                .put("fingerprint", facts == null ? null : facts.fingerprint())
                .put("startedAt", (facts == null ? entry.key().startedAt() : facts.startedAt()).toString())
                .put("finishedAt", facts == null ? null : facts.finishedAt().toString());
        if (facts == null) {
            dump.putNull("tables").putNull("rows").putNull("bytes");
        } else {
            dump.put("tables", facts.totals().tables())
                    .put("rows", facts.totals().rows())
                    .put("bytes", facts.totals().bytes());
        }
        return dump.put("storedBytes", entry.object().size())
                .put("flybackVersion", facts == null ? null : facts.flybackVersion());
    }
}

package dev.flyback.dump;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.flyback.dump.index.DumpIndex;
import dev.flyback.dump.index.FrameEntry;
import dev.flyback.dump.index.HistoryFacts;
import dev.flyback.dump.index.LargeObjectAccess;
import dev.flyback.dump.index.LargeObjectsEntry;
import dev.flyback.dump.index.MigrationEntry;
import dev.flyback.dump.index.SequenceEntry;
import dev.flyback.dump.index.Shape;
import dev.flyback.dump.index.SourceFacts;
import dev.flyback.dump.index.TableEntry;
import dev.flyback.dump.index.TableName;
import dev.flyback.dump.index.Totals;
import dev.flyback.failure.DumpDamagedException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;

/** The index as JSON: the records' own field names, in their order; unknown fields are ignored, so that a version can gain some. */
@RegisterForReflection(
        targets = {
            DumpIndex.class,
            SourceFacts.class,
            HistoryFacts.class,
            MigrationEntry.class,
            Shape.class,
            Shape.Relation.class,
            Shape.Column.class,
            Shape.UserType.class,
            TableEntry.class,
            TableName.class,
            LargeObjectsEntry.class,
            LargeObjectAccess.class,
            LargeObjectAccess.Grant.class,
            FrameEntry.class,
            SequenceEntry.class,
            Totals.class
        })
final class IndexJson {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private IndexJson() {}

    static byte[] write(DumpIndex index) {
        try {
            return JSON.writeValueAsBytes(index);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an index that cannot be written", e);
        }
    }

    static DumpIndex read(byte[] json, String name) {
        try {
            DumpIndex index = JSON.readValue(json, DumpIndex.class);
            if (index.formatVersion() != DumpIndex.FORMAT_VERSION) {
                throw new DumpDamagedException(
                        "The dump " + name + " has format version " + index.formatVersion()
                                + "; this Flyback knows only " + DumpIndex.FORMAT_VERSION + ".",
                        "Use the version of Flyback that wrote it, or a newer one.");
            }
            return index;
        } catch (IOException | NullPointerException e) {
            throw new DumpDamagedException(
                    "The dump " + name + " is damaged: its index is not understood.", "Choose another dump.", e);
        }
    }
}

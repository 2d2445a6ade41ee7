package dev.flyback.dump;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.dump.FrameDecoder.Decoded;
import dev.flyback.dump.index.DumpIndex;
import dev.flyback.dump.index.FrameEntry;
import dev.flyback.dump.index.FrameKind;
import dev.flyback.dump.index.LargeObjectsEntry;
import dev.flyback.dump.index.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The dump that stands for all dumps of format version 1: it is never written again, and must be read for ever. */
class FormatSampleTest {
    private static final String SAMPLE = "/format/v1/sample.sql.zst";
    private static final int TERMINATOR = 1;

    private final DumpReader dump = sample();
    private final DumpIndex index = dump.index();

    @Test
    void its_index_is_understood() {
        assertThat(index.id()).isEqualTo("12a7e3e1d7a9e30b");
        assertThat(index.schemaVersion()).isEqualTo("2");
        assertThat(dump.indexSha256()).isEqualTo("aca55a91c624b5d386b8fd40d8632d9825501b9d226d7875a37da8fdb4100014");
        assertThat(index.tables())
                .extracting(table -> table.table() + " " + table.columns() + " " + table.rows())
                .containsExactly(
                        "public.order's notes [order_id, note] 3", "public.orders [id, customer, state, total] 3");
        assertThat(index.largeObjects())
                .isEqualTo(new LargeObjectsEntry(1, 1, 39, "ad80e986cae262db79cad9a45154c25f", List.of()));
        assertThat(index.tables()).extracting(table -> table.routedBy()).containsOnlyNulls();
        assertThat(index.derived()).hasToString("[public.totals]");
        assertThat(index.sequences()).extracting(sequence -> sequence.value()).containsExactly("3");
    }

    @Test
    void its_fingerprint_is_that_of_its_shape() {
        assertThat(Shape.of(index.shape().relations(), index.shape().types())).isEqualTo(index.shape());
    }

    @Test
    void every_frame_and_every_row_is_what_the_index_says() {
        Map<Integer, TableTally> found = new TreeMap<>();
        try (FrameDecoder decoder = dump.newDecoder()) {
            for (FrameEntry frame : index.frames()) {
                Decoded decoded = decoder.read(frame);
                if (frame.kind() == FrameKind.DATA) {
                    TableTally tally = tally(new String(decoded.sql(), 0, decoded.length(), UTF_8));
                    assertThat(tally.rows()).isEqualTo(frame.rows());
                    found.merge(frame.table(), tally, TableTally::plus);
                }
            }
        }

        assertThat(found).hasSize(index.tables().size() + 1);
        for (int i = 0; i < index.tables().size(); i++) {
            assertThat(found.get(i).content().hex())
                    .isEqualTo(index.tables().get(i).contentHash());
            assertThat(found.get(i).bytes()).isEqualTo(index.tables().get(i).bytes());
        }
        assertThat(found.get(FrameEntry.LARGE_OBJECTS).content().hex())
                .isEqualTo(Objects.requireNonNull(index.largeObjects()).contentHash());
    }

    @Test
    void its_scripts_are_there() {
        assertThat(dump.scripts()).containsOnlyKeys(1, 2);
        assertThat(new String(dump.scripts().get(2), UTF_8)).startsWith("CREATE MATERIALIZED VIEW totals");
    }

    static DumpReader sample() {
        try (InputStream stream = Objects.requireNonNull(FormatSampleTest.class.getResourceAsStream(SAMPLE))) {
            return DumpReader.open(new Bytes(stream.readAllBytes()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The sample's frames hold one statement each, and no name in them a line feed. */
    private static TableTally tally(String frame) {
        String[] lines = frame.split("\n");
        assertThat(lines[lines.length - 1]).isEqualTo("\\.");
        RowHasher hasher = new RowHasher();
        long bytes = 0;
        for (String row : Arrays.copyOfRange(lines, 1, lines.length - 1)) {
            byte[] text = row.getBytes(UTF_8);
            hasher.add(text, 0, text.length);
            bytes += text.length + TERMINATOR;
        }
        return new TableTally(lines.length - 2, bytes, hasher.sum());
    }

    private record Bytes(byte[] content) implements ByteRanges {
        @Override
        public long size() {
            return content.length;
        }

        @Override
        public void read(long offset, byte[] buffer, int length) {
            System.arraycopy(content, Math.toIntExact(offset), buffer, 0, length);
        }

        @Override
        public String name() {
            return SAMPLE;
        }
    }
}

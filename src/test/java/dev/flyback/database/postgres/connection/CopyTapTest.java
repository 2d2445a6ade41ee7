package dev.flyback.database.postgres.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CopyTapTest {
    private final List<String> rows = new ArrayList<>();

    @Test
    void all_bytes_go_to_the_driver_before_it_is_opened_and_after_it_is_shut() throws IOException {
        byte[] before = message('d', "before");
        byte[] end = message('c', "");
        byte[] after = message('d', "after");
        InputStream first = new ByteArrayInputStream(concat(before, message('d', "within"), end));
        CopyTap tap = new CopyTap(new SequenceInputStream(first, new ByteArrayInputStream(after)));

        assertThat(tap.readNBytes(before.length)).isEqualTo(before);
        tap.open(this::take);
        assertThat(tap.readNBytes(end.length)).isEqualTo(end);
        tap.shut();
        assertThat(tap.readAllBytes()).isEqualTo(after);

        assertThat(rows).containsExactly("within");
    }

    @Test
    void an_encrypted_stream_goes_to_the_driver_whole() throws IOException {
        byte[] record = concat(new byte[] {0x17, 3, 3, 0, 40}, message('d', "that is no row"));
        CopyTap tap = new CopyTap(new ByteArrayInputStream(record));

        tap.open(this::take);

        assertThat(tap.readAllBytes()).isEqualTo(record);
        assertThat(rows).isEmpty();
    }

    @Test
    void what_the_sink_throws_reaches_the_reader_and_the_row_is_gone() throws IOException {
        byte[] end = message('c', "");
        CopyTap tap = new CopyTap(new ByteArrayInputStream(concat(message('d', "one"), message('d', "two"), end)));

        tap.open((bytes, offset, length) -> {
            throw new IllegalStateException("full");
        });
        assertThatThrownBy(tap::read).isInstanceOf(IllegalStateException.class).hasMessage("full");
        tap.open(this::take);
        assertThat(tap.readAllBytes()).isEqualTo(end);

        assertThat(rows).containsExactly("two");
    }

    @Test
    void a_stream_that_ends_within_a_row_is_an_error() {
        byte[] row = message('d', "a row that is cut");
        CopyTap tap = new CopyTap(new ByteArrayInputStream(Arrays.copyOf(row, row.length - 1)));

        tap.open(this::take);

        assertThatThrownBy(tap::read).isInstanceOf(IOException.class).hasMessageContaining("within a row");
        assertThat(rows).isEmpty();
    }

    /** As a server leaves it that is ended while it waits to send. */
    @Test
    void a_stream_that_ends_within_the_head_of_a_message_is_an_error_and_not_a_wait_without_end() {
        for (int length = 1; length < 5; length++) {
            byte[] whole = message('d', "one");
            byte[] cut = Arrays.copyOf(message('d', "two"), length);
            CopyTap tap = new CopyTap(new ByteArrayInputStream(concat(whole, cut)));

            tap.open(this::take);

            assertThatThrownBy(() -> tap.read(new byte[10], 0, 10))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("within a message");
        }
        assertThat(rows).containsOnly("one");
    }

    @Test
    void a_length_that_no_server_sends_is_an_error() {
        for (int length : new int[] {3, -1, (1 << 30) + 1}) {
            CopyTap tap = new CopyTap(new ByteArrayInputStream(
                    ByteBuffer.allocate(100).put((byte) 'd').putInt(length).array()));

            tap.open(this::take);

            assertThatThrownBy(tap::read).isInstanceOf(IOException.class).hasMessageContaining("no server sends");
        }
    }

    private void take(byte[] bytes, int offset, int length) {
        rows.add(new String(bytes, offset, length, StandardCharsets.US_ASCII));
    }

    /** As the server sends it: type, length with itself, content. */
    static byte[] message(char type, String content) {
        return ByteBuffer.allocate(5 + content.length())
                .put((byte) type)
                .putInt(4 + content.length())
                .put(content.getBytes(StandardCharsets.US_ASCII))
                .array();
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}

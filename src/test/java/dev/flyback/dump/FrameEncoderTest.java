package dev.flyback.dump;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import dev.flyback.dump.index.FrameEntry;
import dev.flyback.dump.index.FrameKind;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FrameEncoderTest {
    private static final int LEVEL = 3;
    private static final int BYTES = 1 << 20;

    @Test
    void what_zstd_makes_smaller_takes_a_third_of_the_room() {
        byte[] input = new byte[BYTES];

        try (FrameEncoder encoder = new FrameEncoder(LEVEL)) {
            EncodedFrame frame = encode(encoder, input);

            assertThat(content(frame)).isEqualTo(input);
            assertThat(frame.bytes()).hasSizeLessThanOrEqualTo(Room.of(Zstd.compressBound(BYTES) / 3));
        }
    }

    @Test
    void what_becomes_half_as_long_takes_the_room_that_is_next() {
        byte[] input = new byte[BYTES];
        byte[] random = new byte[BYTES / 2];
        new Random(7).nextBytes(random);
        System.arraycopy(random, 0, input, 0, random.length);

        try (FrameEncoder encoder = new FrameEncoder(LEVEL)) {
            EncodedFrame frame = encode(encoder, input);

            assertThat(content(frame)).isEqualTo(input);
            assertThat(frame.length()).isBetween(BYTES / 2, Room.of(Zstd.compressBound(BYTES) / 3 * 2));
        }
    }

    @Test
    void what_zstd_cannot_make_smaller_takes_all_the_room_it_needs() {
        byte[] input = new byte[BYTES];
        new Random(7).nextBytes(input);

        try (FrameEncoder encoder = new FrameEncoder(LEVEL)) {
            EncodedFrame frame = encode(encoder, input);

            assertThat(content(frame)).isEqualTo(input);
            assertThat(frame.length()).isGreaterThan(BYTES);
        }
    }

    private static EncodedFrame encode(FrameEncoder encoder, byte[] input) {
        return encoder.sql(FrameKind.EPILOGUE, FrameEntry.NO_TABLE, input, input.length, 0);
    }

    private static byte[] content(EncodedFrame frame) {
        return Zstd.decompress(Arrays.copyOf(frame.bytes(), frame.length()), BYTES);
    }
}

package dev.flyback.dump;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class FrameCompressorTest {
    private static final byte[] HASHES = rows(1 << 20, random -> Long.toHexString(random.nextLong()) + "\tdone\n");
    private static final byte[] TEXT = rows(1 << 20, random -> {
        String[] words = {"Delivered", "as", "agreed", "with", "reference", "to", "the", "conditions", "of", "sale"};
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            line.append(words[random.nextInt(words.length)]).append(' ');
        }
        return line.append('\n').toString();
    });

    @Test
    void rows_that_the_quick_level_makes_smaller_are_made_by_it() {
        assertThat(bytesAt(1, HASHES)).as("the sample does what it is for").isLessThan(bytesAt(9, HASHES));
        try (FrameCompressor compressor = new FrameCompressor(9)) {
            assertThat(compress(compressor, HASHES)).isEqualTo(bytesAt(1, HASHES));
            assertThat(compress(compressor, HASHES)).isEqualTo(bytesAt(1, HASHES));
        }
    }

    @Test
    void rows_that_the_quick_level_makes_larger_are_made_by_the_level_that_was_asked_for() {
        assertThat(bytesAt(1, TEXT)).as("the sample does what it is for").isGreaterThan(bytesAt(9, TEXT));
        try (FrameCompressor compressor = new FrameCompressor(9)) {
            assertThat(compress(compressor, TEXT)).isEqualTo(bytesAt(9, TEXT));
            assertThat(compress(compressor, TEXT)).isEqualTo(bytesAt(9, TEXT));
        }
    }

    @Test
    void a_new_series_is_tried_anew_and_an_old_one_now_and_then() {
        try (FrameCompressor compressor = new FrameCompressor(9)) {
            compress(compressor, HASHES);
            compressor.beginSeries();
            assertThat(compress(compressor, TEXT)).isEqualTo(bytesAt(9, TEXT));

            compressor.beginSeries();
            compress(compressor, HASHES);
            assertThat(compress(compressor, TEXT)).isEqualTo(bytesAt(1, TEXT));
            for (int i = 2; i < 64; i++) {
                compress(compressor, HASHES);
            }
            assertThat(compress(compressor, TEXT)).isEqualTo(bytesAt(9, TEXT));
        }
    }

    /** By the library itself, with four bytes for the checksum. */
    private static int bytesAt(int level, byte[] input) {
        return Zstd.compress(input, level).length + 4;
    }

    private static int compress(FrameCompressor compressor, byte[] input) {
        byte[] output = new byte[(int) Zstd.compressBound(input.length)];
        int length = compressor.compress(input, input.length, output, 0);
        assertThat(Zstd.decompress(Arrays.copyOf(output, length), input.length)).isEqualTo(input);
        return length;
    }

    private static byte[] rows(int atLeast, Function<Random, String> row) {
        Random random = new Random(7);
        StringBuilder text = new StringBuilder();
        while (text.length() < atLeast) {
            text.append(String.format(Locale.ROOT, "%07d\t", text.length())).append(row.apply(random));
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }
}

package dev.flyback.database.postgres.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class CopyTapProperties {
    @Property(tries = 100)
    void rows_go_to_the_sink_and_every_other_byte_to_the_driver_however_they_arrive(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 70_000) int mostAtOnce) throws IOException {
        Random random = new Random(seed);
        List<String> sent = new ArrayList<>();
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        ByteArrayOutputStream others = new ByteArrayOutputStream();
        for (int i = 0; i < 60; i++) {
            String text = "x".repeat(random.nextInt(20) == 0 ? random.nextInt(300_000) : random.nextInt(200)) + i;
            if (random.nextInt(4) == 0) {
                byte[] message = CopyTapTest.message("HNSEcCZ".charAt(random.nextInt(7)), text);
                stream.write(message);
                others.write(message);
            } else {
                stream.write(CopyTapTest.message('d', text));
                sent.add(text);
            }
        }
        List<String> taken = new ArrayList<>();
        CopyTap tap = new CopyTap(inPieces(stream.toByteArray(), mostAtOnce, random));

        tap.open((bytes, offset, length) -> taken.add(new String(bytes, offset, length, StandardCharsets.US_ASCII)));
        byte[] driver = tap.readAllBytes();

        assertThat(taken).isEqualTo(sent);
        assertThat(driver).isEqualTo(others.toByteArray());
    }

    /** As a network does: each read gives some bytes, not as many as there is room for. */
    private static InputStream inPieces(byte[] bytes, int mostAtOnce, Random random) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, 1 + random.nextInt(mostAtOnce)));
            }
        };
    }
}

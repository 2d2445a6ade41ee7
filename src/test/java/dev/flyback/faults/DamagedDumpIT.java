package dev.flyback.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.testing.ContentOracle;
import dev.flyback.testing.FlybackProcess;
import dev.flyback.testing.FlybackResult;
import dev.flyback.testing.PostgresServer;
import dev.flyback.testing.PostgresServers;
import dev.flyback.testing.TestDatabase;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One bit of a dump is another, or its end is missing. Positions are found by the layout in docs/format.md. */
final class DamagedDumpIT {
    private static final int TRAILER = 48;
    private static final int SCRIPT_MAGIC = 0x184D2A51;

    @TempDir
    static Path folder;

    private static PostgresServer server;
    private static TestDatabase shop;
    private static StoreFolder store;
    private static Path dump;
    private static byte[] whole;

    private final Random random = new Random(seed());

    @BeforeAll
    static void dump() throws IOException {
        server = PostgresServers.newest();
        shop = Shop.on(server);
        store = new StoreFolder(folder.resolve("store"));
        Shop.backup(shop, store).run().expect(0);
        dump = store.dump();
        whole = Files.readAllBytes(dump);
    }

    @AfterAll
    static void drop() {
        shop.close();
    }

    @Test
    void damage_to_index_scripts_or_length_is_found_before_the_target_is_touched() throws IOException {
        Map<String, byte[]> damages = new LinkedHashMap<>();
        int index = indexStart();
        flip(damages, "index", index, whole.length - TRAILER);
        flip(damages, "trailer", whole.length - TRAILER, whole.length - 8);
        flip(damages, "magic at the end", whole.length - 8, whole.length);
        int script = firstScript();
        flip(damages, "script", script + 8, script + 8 + (int) Math.min(200, length(script)));
        cut(damages, whole.length - 1);
        cut(damages, index);
        cut(damages, 1 + random.nextInt(index));
        cut(damages, 0);
        for (Map.Entry<String, byte[]> damage : damages.entrySet()) {
            try (TestDatabase target = server.freshDatabase();
                    TestDatabase untouched = server.freshDatabase()) {
                Files.write(dump, damage.getValue());
                expectDamaged(damage.getKey(), store.verify(dump));
                expectDamaged(damage.getKey(), restore(target).run());
                assertThat(ContentOracle.differences(untouched, target))
                        .as(damage.getKey())
                        .isEmpty();
            } finally {
                Files.write(dump, whole);
            }
        }
    }

    @Test
    void a_flipped_bit_in_rows_is_found_and_a_whole_copy_completes_the_restore() throws IOException {
        Map<String, byte[]> damages = new LinkedHashMap<>();
        int dataStart = dataStart();
        for (int i = 0; i < 3; i++) {
            flip(damages, "rows " + i, dataStart, indexStart() * 9 / 10);
        }
        for (Map.Entry<String, byte[]> damage : damages.entrySet()) {
            try (TestDatabase target = server.freshDatabase()) {
                Files.write(dump, damage.getValue());
                expectDamaged(damage.getKey(), store.verify(dump));
                expectDamaged(damage.getKey(), restore(target).run());
                Files.write(dump, whole);
                FlybackResult refused = restore(target).run().expect(8);
                assertThat(refused.error().get("message").asText()).contains("half-restored");
                restore(target).with("--resume", "--prove").run().expect(0);
                ContentOracle.assertSame(shop, target);
            } finally {
                Files.write(dump, whole);
            }
        }
    }

    @Test
    void a_flipped_bit_anywhere_is_found_by_verify() throws IOException {
        Map<String, byte[]> damages = new LinkedHashMap<>();
        flip(damages, "preamble", 0, firstScript());
        for (int i = 0; i < 5; i++) {
            flip(damages, "anywhere " + i, 0, whole.length);
        }
        for (Map.Entry<String, byte[]> damage : damages.entrySet()) {
            try {
                Files.write(dump, damage.getValue());
                expectDamaged(damage.getKey(), store.verify(dump));
            } finally {
                Files.write(dump, whole);
            }
        }
    }

    private static FlybackProcess restore(TestDatabase target) {
        return Shop.restore(target, store);
    }

    private static void expectDamaged(String damage, FlybackResult result) {
        assertThat(result.exitCode()).as(damage + "\n" + result).isEqualTo(7);
    }

    private void flip(Map<String, byte[]> damages, String name, int from, int to) {
        int position = from + random.nextInt(to - from);
        byte[] bytes = whole.clone();
        bytes[position] ^= (byte) (1 << random.nextInt(8));
        damages.put(name + ", byte " + position, bytes);
    }

    private static void cut(Map<String, byte[]> damages, int length) {
        damages.put("cut to " + length, Arrays.copyOf(whole, length));
    }

    private static ByteBuffer buffer() {
        return ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Of a skippable frame: the bytes behind its header. */
    private static long length(int frame) {
        return Integer.toUnsignedLong(buffer().getInt(frame + 4));
    }

    private static int indexStart() {
        return (int) (whole.length - TRAILER - buffer().getLong(whole.length - TRAILER) - 8);
    }

    private static int firstScript() {
        for (int position = 0; position < whole.length - 4; position++) {
            if (buffer().getInt(position) == SCRIPT_MAGIC) {
                return position;
            }
        }
        throw new AssertionError("the dump has no script");
    }

    private static int dataStart() {
        int position = firstScript();
        while (buffer().getInt(position) == SCRIPT_MAGIC) {
            position += 8 + (int) length(position);
        }
        return position;
    }

    private static long seed() {
        long seed = Long.getLong("flyback.test.seed", System.nanoTime());
        System.out.println("Damage to a dump: seed " + seed);
        return seed;
    }
}

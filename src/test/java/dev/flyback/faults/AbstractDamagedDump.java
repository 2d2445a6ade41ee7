package dev.flyback.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.testing.Database;
import dev.flyback.testing.FlybackProcess;
import dev.flyback.testing.FlybackResult;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One bit of a dump is another, or its end is missing. Positions are found by the layout in docs/format.md. */
abstract class AbstractDamagedDump extends AbstractShopTest {
    private static final int TRAILER = 48;
    private static final int SCRIPT_MAGIC = 0x184D2A51;

    private StoreFolder store;
    private Path dump;
    private byte[] whole;

    private final Random random = new Random(seed());

    AbstractDamagedDump(EngineUnderTest engine) {
        super(engine);
    }

    @BeforeAll
    void dump() throws IOException {
        store = dumped("store");
        dump = store.dump();
        whole = Files.readAllBytes(dump);
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
            try (Database target = shop().server().freshDatabase();
                    Database untouched = shop().server().freshDatabase()) {
                Files.write(dump, damage.getValue());
                expectDamaged(damage.getKey(), store.verify(dump));
                expectDamaged(damage.getKey(), restore(target).run());
                assertThat(target.differencesFrom(untouched))
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
            try (Database target = shop().server().freshDatabase()) {
                Files.write(dump, damage.getValue());
                expectDamaged(damage.getKey(), store.verify(dump));
                expectDamaged(damage.getKey(), restore(target).run());
                Files.write(dump, whole);
                shop().expectHalfRestoredUntilResumed(target, store);
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

    private FlybackProcess restore(Database target) {
        return shop().restore(target, store);
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

    private void cut(Map<String, byte[]> damages, int length) {
        damages.put("cut to " + length, Arrays.copyOf(whole, length));
    }

    private ByteBuffer buffer() {
        return ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Of a skippable frame: the bytes behind its header. */
    private long length(int frame) {
        return Integer.toUnsignedLong(buffer().getInt(frame + 4));
    }

    private int indexStart() {
        return (int) (whole.length - TRAILER - buffer().getLong(whole.length - TRAILER) - 8);
    }

    private int firstScript() {
        for (int position = 0; position < whole.length - 4; position++) {
            if (buffer().getInt(position) == SCRIPT_MAGIC) {
                return position;
            }
        }
        throw new AssertionError("the dump has no script");
    }

    private int dataStart() {
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

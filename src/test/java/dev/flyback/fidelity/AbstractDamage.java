package dev.flyback.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.catalog.Catalog;
import dev.flyback.catalog.CatalogEntry;
import dev.flyback.catalog.DumpFilter;
import dev.flyback.database.postgres.PostgresEngine;
import dev.flyback.report.Progress;
import dev.flyback.storage.local.LocalStore;
import dev.flyback.testing.ContentOracle;
import dev.flyback.testing.FlybackResult;
import dev.flyback.testing.PostgresServers;
import dev.flyback.verify.Verify;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** One bit wrong anywhere in a dump, or an end that is missing, is always found. */
final class DamageIT {
    private static RoundTrip trip;
    private static byte[] whole;

    @BeforeContainer
    static void dump() throws IOException {
        trip = RoundTrip.within(PostgresServers.newest());
        trip.script("V1__t.sql", "create table t (n int, x text)")
                .migrate()
                .fill("insert into t select n, md5(n::text) from generate_series(1, 500) n");
        trip.backup().expect(0);
        whole = Files.readAllBytes(file());
    }

    @AfterContainer
    static void drop() {
        trip.close();
    }

    @Property(tries = 2000, shrinking = ShrinkingMode.OFF)
    void a_flipped_bit_is_found(@ForAll Random random) {
        damage(flipped(random));
        assertThat(isFound()).isTrue();
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void a_missing_end_is_found(@ForAll Random random) {
        damage(Arrays.copyOf(whole, random.nextInt(whole.length)));
        assertThat(isFound()).isTrue();
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void bytes_added_or_lost_in_the_middle_are_found(@ForAll Random random) {
        int place = random.nextInt(whole.length - 1);
        byte[] bytes = Arrays.copyOf(whole, whole.length - 1);
        System.arraycopy(whole, place + 1, bytes, place, whole.length - place - 1);
        damage(bytes);
        assertThat(isFound()).isTrue();
    }

    @Property(tries = 8, shrinking = ShrinkingMode.OFF)
    void the_program_says_so_and_restores_nothing_wrong(@ForAll Random random) {
        damage(random.nextBoolean() ? flipped(random) : Arrays.copyOf(whole, random.nextInt(whole.length)));
        FlybackResult verify = trip.onDump("verify");
        verify.expect(7);
        try (var target = PostgresServers.newest().freshDatabase()) {
            FlybackResult restore = trip.restoreInto(target);
            if (restore.exitCode() == 0) {
                // The SQL around the rows is for psql alone: a restore never reads it.
                ContentOracle.assertSame(trip.source(), target);
            } else {
                restore.expect(7);
                assertThat(target.value(
                                "select to_regclass('t') is null or to_regnamespace('flyback_restore') is not null"))
                        .as("what was begun is marked as half-restored")
                        .isEqualTo("t");
            }
        }
    }

    private static byte[] flipped(Random random) {
        byte[] bytes = whole.clone();
        int place = random.nextInt(bytes.length);
        bytes[place] ^= (byte) (1 << random.nextInt(8));
        return bytes;
    }

    private static void damage(byte[] bytes) {
        try {
            Files.write(file(), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By the same code as the program's, without a process for each of thousands of bits. */
    private static boolean isFound() {
        Catalog catalog = new Catalog(new LocalStore(trip.store()));
        CatalogEntry entry = catalog.dumps(DumpFilter.ALL).get(0);
        return !new Verify(catalog, engine -> new PostgresEngine())
                .full(entry, 1, Progress.NONE)
                .problems()
                .isEmpty();
    }

    private static Path file() {
        return trip.dumps().get(0);
    }
}

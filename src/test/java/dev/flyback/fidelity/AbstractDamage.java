package dev.flyback.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.catalog.Catalog;
import dev.flyback.catalog.CatalogEntry;
import dev.flyback.catalog.DumpFilter;
import dev.flyback.database.Engine;
import dev.flyback.report.Progress;
import dev.flyback.storage.local.LocalStore;
import dev.flyback.testing.Database;
import dev.flyback.testing.FlybackResult;
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

/** One bit wrong anywhere in a dump, or an end that is missing, is always found. */
abstract class AbstractDamage<D extends Database> {
    /** What {@link #dumped} made. */
    abstract RoundTrip<D> trip();

    abstract Engine engine();

    abstract D freshDatabase();

    /** A query that has a row where the table t is there and no mark that it is half-restored. */
    abstract String unmarked();

    /** Backs up a table of some rows; done once, since a dump takes long and is damaged thousands of times. */
    static <D extends Database> RoundTrip<D> dumped(RoundTrip<D> trip, String rows) throws IOException {
        trip.script("V1__t.sql", "create table t (n int, x text)").migrate().fill(rows);
        trip.backup().expect(0);
        Files.copy(trip.dump(), whole(trip));
        return trip;
    }

    @Property(tries = 1000, shrinking = ShrinkingMode.OFF)
    void a_flipped_bit_is_found(@ForAll Random random) {
        damage(flipped(random));
        assertThat(isFound()).isTrue();
    }

    @Property(tries = 150, shrinking = ShrinkingMode.OFF)
    void a_missing_end_is_found(@ForAll Random random) {
        byte[] whole = whole();
        damage(Arrays.copyOf(whole, random.nextInt(whole.length)));
        assertThat(isFound()).isTrue();
    }

    @Property(tries = 150, shrinking = ShrinkingMode.OFF)
    void bytes_added_or_lost_in_the_middle_are_found(@ForAll Random random) {
        byte[] whole = whole();
        int place = random.nextInt(whole.length - 1);
        byte[] bytes = Arrays.copyOf(whole, whole.length - 1);
        System.arraycopy(whole, place + 1, bytes, place, whole.length - place - 1);
        damage(bytes);
        assertThat(isFound()).isTrue();
    }

    @Property(tries = 4, shrinking = ShrinkingMode.OFF)
    void the_program_says_so_and_restores_nothing_wrong(@ForAll Random random) {
        byte[] whole = whole();
        damage(random.nextBoolean() ? flipped(random) : Arrays.copyOf(whole, random.nextInt(whole.length)));
        FlybackResult verify = trip().onDump("verify");
        verify.expect(7);
        try (D target = freshDatabase()) {
            FlybackResult restore = trip().restoreInto(target);
            if (restore.exitCode() == 0) {
                // The SQL around the rows is for the stock client alone: a restore never reads it.
                target.assertSameAs(trip().source());
            } else {
                restore.expect(7);
                assertThat(target.query(unmarked()))
                        .as("what was begun is marked as half-restored")
                        .isEmpty();
            }
        }
    }

    private byte[] flipped(Random random) {
        byte[] bytes = whole();
        int place = random.nextInt(bytes.length);
        bytes[place] ^= (byte) (1 << random.nextInt(8));
        return bytes;
    }

    private void damage(byte[] bytes) {
        try {
            Files.write(trip().dump(), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By the same code as the program's, without a process for each of thousands of bits. */
    private boolean isFound() {
        Catalog catalog = new Catalog(new LocalStore(trip().store()));
        CatalogEntry entry = catalog.dumps(DumpFilter.ALL).get(0);
        return !new Verify(catalog, name -> engine())
                .full(entry, 1, Progress.NONE)
                .problems()
                .isEmpty();
    }

    private byte[] whole() {
        try {
            return Files.readAllBytes(whole(trip()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path whole(RoundTrip<?> trip) {
        return trip.store().resolveSibling("whole");
    }
}

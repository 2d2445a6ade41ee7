package dev.flyback.verify;

import dev.flyback.catalog.Catalog;
import dev.flyback.catalog.CatalogEntry;
import dev.flyback.database.Engine;
import dev.flyback.dump.DumpReader;
import dev.flyback.failure.DumpDamagedException;
import dev.flyback.report.Progress;
import java.util.List;
import java.util.function.Function;

/** Checks a dump against what it says of itself. Damage is a result here, not a failure; a store that cannot be read is one. */
public final class Verify {
    private final Catalog catalog;
    private final Function<String, Engine> engines;

    /**
     * Checks dumps of a catalog.
     *
     * @param engines by the name that stands in a dump
     */
    public Verify(Catalog catalog, Function<String, Engine> engines) {
        this.catalog = catalog;
        this.engines = engines;
    }

    /** Checks the index by its hash, and that the frames that it lists fill the object exactly. Reads the dump's tail only. */
    public VerifyResult quick(CatalogEntry entry) {
        try {
            catalog.open(entry);
            return new VerifyResult(entry.key().id(), List.of());
        } catch (DumpDamagedException e) {
            return damaged(entry, e);
        }
    }

    /**
     * Reads everything: each frame by its hash, its length, its number of rows; then each table's rows and content.
     *
     * <p>Memory: for each worker one frame before and one after decompression.
     */
    public VerifyResult full(CatalogEntry entry, int jobs, Progress progress) {
        DumpReader dump;
        try {
            dump = catalog.open(entry);
        } catch (DumpDamagedException e) {
            return damaged(entry, e);
        }
        Engine engine = engines.apply(dump.index().source().engine());
        progress.phase("verify");
        progress.expect(dump.index().totals().rows(), dump.index().totals().bytes());
        FrameChecks checks = new FrameChecks(dump, engine, progress);
        checks.run(jobs);
        return new VerifyResult(entry.key().id(), checks.problems());
    }

    private static VerifyResult damaged(CatalogEntry entry, DumpDamagedException e) {
        return new VerifyResult(entry.key().id(), List.of(e.getMessage()));
    }
}

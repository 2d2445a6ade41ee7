package dev.flyback.cli.backup;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flyback.backup.BackupResult;
import dev.flyback.catalog.CatalogEntry;
import dev.flyback.catalog.DumpKey;
import dev.flyback.catalog.DumpSummary.Facts;
import dev.flyback.cli.dumps.DumpJson;
import dev.flyback.cli.progress.Quantities;
import dev.flyback.dump.index.DumpIndex;
import dev.flyback.failure.ExitCode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A dump that a backup has just written.
 *
 * @param store its location
 */
public record WrittenDump(String store, BackupResult result, List<String> warnings) {

    /** With all that the run has warned of by its end. */
    WrittenDump with(List<String> allWarnings) {
        return new WrittenDump(store, result, allWarnings);
    }

    String key() {
        return result.object().key();
    }

    ExitCode exitCode() {
        return result.anomalies().isEmpty() ? ExitCode.DONE : ExitCode.FINDINGS;
    }

    ObjectNode json() {
        CatalogEntry entry = new CatalogEntry(DumpKey.parse(key()).orElseThrow(), result.object());
        ObjectNode dump = DumpJson.of(store, entry, Optional.of(Facts.of(result.index())));
        warnings.forEach(dump.putArray("warnings")::add);
        return dump;
    }

    /** {@code Dumped 2 tables, 2,003 rows, 45 kB as 12 kB in 0.4 s}. */
    String words() {
        DumpIndex index = result.index();
        return "Dumped " + Quantities.count(index.totals().tables(), "table") + ", "
                + Quantities.count(index.totals().rows(), "row") + ", "
                + Quantities.bytes(index.totals().bytes()) + " as "
                + Quantities.bytes(result.object().size()) + " in "
                + Quantities.time(Duration.between(index.startedAt(), index.finishedAt()));
    }
}

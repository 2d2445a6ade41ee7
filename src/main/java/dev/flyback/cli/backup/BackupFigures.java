package dev.flyback.cli.backup;

import dev.flyback.cli.watch.WatchedRun;
import dev.flyback.dump.index.Totals;
import dev.flyback.report.metrics.Metric;

/** What a backup has made in numbers. */
final class BackupFigures {
    private BackupFigures() {}

    static void tell(WrittenDump dump, WatchedRun run) {
        Totals totals = dump.result().index().totals();
        run.figure(Metric.BACKUP_TABLES, totals.tables());
        run.figure(Metric.BACKUP_ROWS, totals.rows());
        run.figure(Metric.BACKUP_BYTES, totals.bytes());
        run.figure(Metric.BACKUP_STORED_BYTES, dump.result().object().size());
        run.figure(Metric.BACKUP_ANOMALIES, dump.result().anomalies().size());
    }
}

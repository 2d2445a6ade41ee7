package dev.flyback.database.postgres.source;

import dev.flyback.database.Snapshot.SourceTable;
import dev.flyback.dump.RowSink;
import dev.flyback.failure.DatabaseException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Reads in the session that has all locks already, and so waits for nobody who waits for them; for one worker at a time. */
final class LockedReading {
    private final Lock turn = new ReentrantLock(true);
    private final CopyRows rows;

    LockedReading(CopyRows rows) {
        this.rows = rows;
    }

    /** As {@link CopyRows#read}, once nobody else reads here. */
    void read(SourceTable table, String select, RowSink sink) {
        try {
            turn.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseException(
                    "Reading " + table.name() + " was stopped before it began.", "Run the command again.", e);
        }
        try {
            rows.read(table, select, sink);
        } finally {
            turn.unlock();
        }
    }
}

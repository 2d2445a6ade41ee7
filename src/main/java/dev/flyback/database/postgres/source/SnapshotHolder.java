package dev.flyback.database.postgres.source;

import dev.flyback.database.postgres.connection.PostgresErrors;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** The session that holds a snapshot, for those who find that the snapshot is gone. For any number of threads. */
final class SnapshotHolder {
    private final Connection session;
    private @Nullable SQLException end;

    SnapshotHolder(Connection session) {
        this.session = session;
    }

    /** @throws dev.flyback.failure.DatabaseException if the session has ended, with the reason that the server gave, which it gives only once */
    synchronized void require() {
        if (end == null) {
            try (Statement statement = session.createStatement()) {
                statement.execute("SELECT");
            } catch (SQLException e) {
                end = e;
            }
        }
        if (end != null) {
            throw PostgresErrors.translate(end, "holding the snapshot");
        }
    }
}

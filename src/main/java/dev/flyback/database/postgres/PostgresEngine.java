package dev.flyback.database.postgres;

import dev.flyback.database.ConnectionSettings;
import dev.flyback.database.DatabaseUrl;
import dev.flyback.database.Engine;
import dev.flyback.database.Source;
import dev.flyback.database.Target;
import dev.flyback.database.postgres.connection.PostgresConnections;
import dev.flyback.database.postgres.rows.CopyFrame;
import dev.flyback.database.postgres.script.PostgresScripts;
import dev.flyback.database.postgres.source.PostgresSource;
import dev.flyback.database.postgres.target.PostgresTarget;
import dev.flyback.dump.RowSink;

/** PostgreSQL. */
public final class PostgresEngine implements Engine {
    /** Beside the workers' sessions: one that holds snapshot and locks, one that holds the run's lock and looks around. */
    static final int CONTROL_SESSIONS = 2;

    @Override
    public String name() {
        return "postgresql";
    }

    @Override
    public boolean serves(DatabaseUrl url) {
        return url.scheme().equals("postgresql");
    }

    @Override
    public Source openSource(ConnectionSettings settings, int jobs) {
        return PostgresSource.open(new PostgresConnections(settings, jobs + CONTROL_SESSIONS));
    }

    @Override
    public Target openTarget(ConnectionSettings settings, int jobs) {
        return PostgresTarget.open(
                new PostgresConnections(settings, jobs + PostgresTarget.OTHER_SESSIONS), PostgresTarget.REBUILD_BYTES);
    }

    @Override
    public void eachRow(byte[] sql, int length, RowSink rows) {
        CopyFrame.eachRow(sql, length, rows);
    }

    @Override
    public Wrapping aroundRows() {
        return PostgresScripts.aroundRows();
    }
}

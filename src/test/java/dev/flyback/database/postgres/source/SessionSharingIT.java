package dev.flyback.database.postgres.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flyback.database.ConnectionSettings;
import dev.flyback.database.DatabaseUrl;
import dev.flyback.database.Secret;
import dev.flyback.database.Source.SnapshotRequest;
import dev.flyback.database.postgres.connection.PostgresConnections;
import dev.flyback.database.postgres.connection.ServerIdentity;
import dev.flyback.database.postgres.connection.WritingSession;
import dev.flyback.failure.DatabaseException;
import dev.flyback.testing.OnEveryServer;
import dev.flyback.testing.PostgresServer;
import dev.flyback.testing.TestDatabase;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a pooler does that hid at first that it shares sessions: a transaction is in a session that has not Flyback's settings. */
class SessionSharingIT {
    private static final SnapshotRequest EVERYTHING =
            new SnapshotRequest(List.of(), Duration.ofSeconds(10), false, Optional.empty(), false);

    @OnEveryServer
    void no_snapshot_is_taken_or_joined_and_nothing_written_in_a_session_without_the_settings(PostgresServer server)
            throws Exception {
        try (TestDatabase database = server.freshDatabase();
                PostgresConnections connections = new PostgresConnections(settings(database), 4);
                Connection observer = connections.open();
                Connection holder = connections.open();
                Connection stranger = database.connect()) {
            ServerIdentity identity = ServerIdentity.read(observer);
            SnapshotTaking.Taken taken = new SnapshotTaking(observer, holder, identity, EVERYTHING).take();
            expectRefused(() -> taken.join(stranger));
            stranger.createStatement().execute("ROLLBACK");
            expectRefused(() -> new SnapshotTaking(observer, stranger, identity, EVERYTHING).take());
            stranger.createStatement().execute("ROLLBACK");
            WritingSession session = new WritingSession(stranger);
            expectRefused(() -> session.transaction("testing", () -> session.run("CREATE TABLE t ()")));
            assertThat(database.value("select to_regclass('public.t')")).isNull();
        }
    }

    private static void expectRefused(ThrowingCallable attempt) {
        assertThatThrownBy(attempt).isInstanceOf(DatabaseException.class).hasMessageContaining("transaction mode");
    }

    private static ConnectionSettings settings(TestDatabase database) {
        return new ConnectionSettings(
                DatabaseUrl.parse(database.url()),
                Optional.of(database.owner()),
                Optional.of(new Secret(PostgresServer.PASSWORD)),
                Optional.empty());
    }
}

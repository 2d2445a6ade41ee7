package dev.flyback.database.postgres.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flyback.database.ConnectionSettings;
import dev.flyback.database.DatabaseUrl;
import dev.flyback.database.Ledger;
import dev.flyback.database.Secret;
import dev.flyback.database.postgres.connection.PostgresConnections;
import dev.flyback.database.postgres.connection.WritingSession;
import dev.flyback.database.postgres.ledger.PostgresLedger;
import dev.flyback.dump.index.TableEntry;
import dev.flyback.dump.index.TableName;
import dev.flyback.failure.DatabaseException;
import dev.flyback.testing.OnEveryServer;
import dev.flyback.testing.PostgresServer;
import dev.flyback.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Timeout;

/** Tables of a target that someone else uses. */
class PreparationIT {
    private static final LockWait SHORT = new LockWait(Duration.ofMillis(300));

    @OnEveryServer
    @Timeout(30)
    void a_forgotten_session_is_named_and_the_target_left_as_it_was(PostgresServer server) throws SQLException {
        try (TestDatabase database = server.freshDatabase();
                PostgresConnections connections = connections(database);
                WritingSession session = new WritingSession(connections.open())) {
            database.execute("create table orders (id int primary key); insert into orders values (1)");
            PostgresLedger ledger = new PostgresLedger(session);
            ledger.begin(
                    new Ledger.Entry("0123456789abcdef", "ab".repeat(32), Ledger.Phase.PREPARE, Instant.now(), "1"));
            Preparation preparation = new Preparation(session, ledger, 0, SHORT);
            try (Connection forgotten = database.connect();
                    Statement statement = forgotten.createStatement()) {
                statement.execute("set application_name = 'the report'");
                forgotten.setAutoCommit(false);
                statement.execute("select from orders");
                assertThatThrownBy(() -> preparation.prepare(orders()))
                        .isInstanceOfSatisfying(
                                DatabaseException.class,
                                e -> assertThat(e.hint()).contains("--resume"))
                        .hasMessageContainingAll("within 0.3 s", "(the report) has locked public.orders");
                assertThat(database.value("select phase from flyback_restore.restore"))
                        .isEqualTo("PREPARE");
            }
            preparation.prepare(orders());
            assertThat(database.value("select count(*) from orders")).isEqualTo("0");
        }
    }

    private static List<TableEntry> orders() {
        return List.of(
                new TableEntry(new TableName("public", "orders"), List.of("id"), 1, 10, "0".repeat(32), null, true));
    }

    private static PostgresConnections connections(TestDatabase database) {
        return new PostgresConnections(
                new ConnectionSettings(
                        DatabaseUrl.parse(database.url()),
                        Optional.of(database.owner()),
                        Optional.of(new Secret(PostgresServer.PASSWORD)),
                        Optional.empty()),
                2);
    }
}

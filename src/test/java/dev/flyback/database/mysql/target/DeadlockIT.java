package dev.flyback.database.mysql.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.database.Ledger;
import dev.flyback.database.Target.LoadFrame;
import dev.flyback.database.mysql.connection.InProcess;
import dev.flyback.database.mysql.connection.MysqlConnections;
import dev.flyback.database.mysql.rebuild.RebuildRule;
import dev.flyback.dump.index.TableEntry;
import dev.flyback.dump.index.TableName;
import dev.flyback.testing.MysqlDatabase;
import dev.flyback.testing.MysqlServer;
import dev.flyback.testing.OnEveryMysqlServer;
import dev.flyback.testing.Patience;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Another session and a load wait for each other, and the server ends the load's transaction. */
final class DeadlockIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(20);
    private static final String WAITING =
            "select trx_id from information_schema.innodb_trx where trx_state = 'LOCK WAIT'";

    /** The server ends the transaction that has changed less. */
    private static final String WEIGHT = "set autocommit = 0; insert into ballast with recursive n as"
            + " (select 1 as i union all select i + 1 from n where i < 500) select i from n; insert into t values (2, 'other')";

    private int asked;
    private int read;

    @OnEveryMysqlServer
    void a_batch_that_the_server_undid_is_loaded_again_and_noted_once(MysqlServer server) throws Exception {
        try (MysqlDatabase database = server.freshDatabase();
                Connection other = database.connect();
                Statement statement = other.createStatement()) {
            database.execute("create table t (n int primary key, x text); create table ballast (n int primary key)");
            try (MysqlTarget target =
                            MysqlTarget.open(InProcess.connections(database), control -> new RebuildRule(0, 0));
                    MysqlConnections connections = InProcess.connections(database);
                    MysqlLoader loader = HalfRestored.loader(connections)) {
                target.ledger()
                        .begin(new Ledger.Entry(
                                "0123456789abcdef", "ab".repeat(32), Ledger.Phase.LOAD, Instant.now(), "1"));
                statement.execute(WEIGHT);
                List<Throwable> failures = new ArrayList<>();
                Thread inTheWay = new Thread(() -> changeAndUndo(statement, failures));

                loader.load(table(), true, () -> frames(database, inTheWay));

                inTheWay.join(LIMIT.toMillis());
                assertThat(failures).isEmpty();
                assertThat(asked).as("times that the frames were asked for").isEqualTo(2);
                assertThat(database.query("select n, x from t order by n"))
                        .containsExactly(List.of("1", "dump"), List.of("2", "dump"));
                assertThat(database.query("select number from flyback_restore_frame order by number"))
                        .containsExactly(List.of("1"), List.of("2"));
            }
        }
    }

    /** Before the second frame is read for the first time, the other session waits for the row of the first. */
    private Iterator<LoadFrame> frames(MysqlDatabase database, Thread inTheWay) {
        asked++;
        return List.of(1, 2).stream()
                .map(number -> {
                    read++;
                    if (read == 2) {
                        inTheWay.start();
                        Patience.until(
                                LIMIT,
                                POLL,
                                () -> !database.query(WAITING).isEmpty(),
                                () -> "the other session does not wait");
                    }
                    byte[] sql = ("INSERT INTO `t` (`n`, `x`) VALUES\n(" + number + ",'dump');\n")
                            .getBytes(StandardCharsets.UTF_8);
                    return new LoadFrame(number, sql, sql.length, 1);
                })
                .iterator();
    }

    private static void changeAndUndo(Statement statement, List<Throwable> failures) {
        try {
            statement.execute("insert into t values (1, 'other')");
            statement.execute("rollback");
        } catch (SQLException e) {
            failures.add(e);
        }
    }

    private static TableEntry table() {
        return new TableEntry(new TableName("", "t"), List.of("n", "x"), 2, 10, "0".repeat(32), null, true);
    }
}

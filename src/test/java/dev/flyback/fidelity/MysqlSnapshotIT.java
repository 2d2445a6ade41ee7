package dev.flyback.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.testing.FlybackResult;
import dev.flyback.testing.MysqlDatabase;
import dev.flyback.testing.MysqlServer;
import dev.flyback.testing.OnEveryMysqlServer;
import dev.flyback.testing.Transfers;
import java.util.List;

/** All sessions of a backup see the same, whatever the account may do and whoever writes meanwhile. */
final class MysqlSnapshotIT {
    private static final String READER = "flyback_reader";
    private static final int SUM = 4000;

    @OnEveryMysqlServer
    void under_the_global_read_lock(MysqlServer server) {
        try (RoundTrip<MysqlDatabase> trip = accounts(server)) {
            assertThat(notesOf(trip, MysqlServer.OWNER)).isEmpty();
        }
    }

    @OnEveryMysqlServer
    void under_locks_of_the_tables(MysqlServer server) {
        try (RoundTrip<MysqlDatabase> trip = accounts(server)) {
            reader(server, trip, "select, show view, trigger, lock tables");

            assertThat(notesOf(trip, READER))
                    .containsExactly(
                            "The account has no right RELOAD: the tables were locked for a moment, one statement for all.");
        }
    }

    @OnEveryMysqlServer
    void in_one_session_without_any_lock(MysqlServer server) {
        try (RoundTrip<MysqlDatabase> trip = accounts(server)) {
            reader(server, trip, "select, show view, trigger");

            assertThat(notesOf(trip, READER))
                    .containsExactly(
                            "The account has neither RELOAD nor LOCK TABLES: one session read everything, which is slower.");
        }
    }

    private static RoundTrip<MysqlDatabase> accounts(MysqlServer server) {
        RoundTrip<MysqlDatabase> trip = RoundTrip.within(server)
                .script("V1__accounts.sql", Transfers.TABLES)
                .migrate();
        Transfers.ACCOUNTS.forEach(
                table -> trip.fill("insert into " + table + " with recursive n as (select 1 as i union all select i + 1"
                        + " from n where i < " + SUM / Transfers.ACCOUNTS.size() + ") select i, 1 from n"));
        return trip;
    }

    /** With all that shows a position, which must not be taken for a lock. */
    private static void reader(MysqlServer server, RoundTrip<MysqlDatabase> trip, String rights) {
        server.execute("mysql", "drop user if exists " + READER);
        server.accountNamed(READER);
        server.execute(
                "mysql",
                "grant " + rights + " on " + MysqlServer.quoted(trip.source().name()) + ".* to " + READER);
        server.execute(
                "mysql",
                "grant process, " + (server.isMariadb() ? "binlog monitor" : "replication client") + " on *.* to "
                        + READER);
    }

    private static List<String> notesOf(RoundTrip<MysqlDatabase> trip, String account) {
        FlybackResult backup;
        try (Transfers transfers = Transfers.between(trip.source())) {
            backup = trip.backupAs(account, "--jobs", "3").expect(0);
            transfers.expectSome();
        }
        trip.restore().expect(0);
        assertThat(trip.target().value(Transfers.SUM)).isEqualTo(String.valueOf(SUM));
        return backup.warnings();
    }
}

package dev.flyback.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.testing.Migrated;
import dev.flyback.testing.MysqlDatabase;
import dev.flyback.testing.MysqlServer;
import dev.flyback.testing.OnEveryMysqlServer;
import dev.flyback.testing.StockTools.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** Where a dump does not fit, the stock client leaves the rows as they are; where it does, the matrix says that all comes back. */
final class MysqlStockToolsIT {
    private static final List<List<String>> OLD = List.of(List.of("old"));

    @TempDir
    Path folder;

    @OnEveryMysqlServer
    void a_target_that_stands_elsewhere_stays_as_it_is(MysqlServer server) {
        try (RoundTrip<MysqlDatabase> trip = filled(server, "insert into t values ('new')");
                MysqlDatabase newer = server.freshDatabase()) {
            trip.target().execute("create table t (x varchar(60)); insert into t values ('old')");
            trip.script("V2__u.sql", "create table u (x int)");
            Migrated.by(trip.scripts(), newer);
            newer.execute("insert into t values ('old')");

            assertRefused(trip.dump(), trip.target(), "flyway_schema_history");
            assertRefused(trip.dump(), newer, "V2__u.sql");
        }
    }

    @OnEveryMysqlServer
    void a_row_that_the_target_refuses_changes_none_and_is_no_command(MysqlServer server) {
        try (RoundTrip<MysqlDatabase> trip = filled(
                server,
                "insert into t values ('fits'), ('fails'), ('drop table t;'), ('\\\\! touch marker'), ('\\nsystem touch marker\\n')")) {
            trip.migrateTarget();
            trip.target().execute("insert into t values ('old'); alter table t add unique (x(1))");

            Outcome outcome = server.stockRestore(trip.dump(), trip.target(), folder);

            assertThat(outcome.exitCode()).as(outcome.output()).isNotZero();
            assertThat(trip.target().query("select x from t")).isEqualTo(OLD);
            assertThat(folder.resolve("marker")).doesNotExist();
        }
    }

    @OnEveryMysqlServer
    void a_dump_that_ends_early_leaves_the_rows_as_they_were(MysqlServer server) throws IOException {
        try (RoundTrip<MysqlDatabase> trip = filled(
                server,
                "set session cte_max_recursion_depth = 100000; insert into t with recursive n as (select 1 as i union all"
                        + " select i + 1 from n where i < 99999) select sha2(i, 224) from n")) {
            trip.migrateTarget();
            trip.target().execute("insert into t values ('old')");
            byte[] whole = Files.readAllBytes(trip.dump());
            Path half = Files.write(folder.resolve("half"), Arrays.copyOf(whole, whole.length / 2));

            Outcome outcome = server.stockRestore(half, trip.target(), folder);

            assertThat(outcome.exitCode()).as(outcome.output()).isNotZero();
            assertThat(trip.target().query("select x from t")).isEqualTo(OLD);
        }
    }

    private static RoundTrip<MysqlDatabase> filled(MysqlServer server, String rows) {
        String settled =
                server.isMariadb() ? rows.replace("cte_max_recursion_depth", "max_recursive_iterations") : rows;
        RoundTrip<MysqlDatabase> trip = RoundTrip.within(server)
                .script("V1__t.sql", "create table t (x varchar(60))")
                .migrate()
                .fill(settled);
        trip.backup().expect(0);
        return trip;
    }

    private void assertRefused(Path dump, MysqlDatabase target, String culprit) {
        Outcome outcome = target.server().stockRestore(dump, target, folder);
        assertThat(outcome.exitCode()).as(outcome.output()).isNotZero();
        assertThat(outcome.output())
                .contains("this dump fits only", culprit, "Flyback stops here")
                .doesNotContain("is restored");
        assertThat(target.query("select x from t")).isEqualTo(OLD);
    }
}

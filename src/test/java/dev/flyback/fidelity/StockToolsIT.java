package dev.flyback.fidelity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.flyback.testing.ContentOracle;
import dev.flyback.testing.OnEveryServer;
import dev.flyback.testing.PostgresServer;
import dev.flyback.testing.PostgresServers;
import dev.flyback.testing.StockTools;
import dev.flyback.testing.StockTools.Outcome;
import dev.flyback.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A dump goes back with nothing but {@code zstd} and {@code psql}, or not at all. */
final class StockToolsIT {
    @TempDir
    Path folder;

    private final RoundTrip<TestDatabase> trip = RoundTrip.within(PostgresServers.newest());

    @BeforeEach
    void toolsAreThere() {
        assumeTrue(StockTools.areInstalled(), "zstd and psql are not installed here");
    }

    @AfterEach
    void drop() {
        trip.close();
    }

    @OnEveryServer
    void everything_of_the_matrix_comes_back_and_no_name_becomes_a_command(PostgresServer server) throws IOException {
        try (RoundTrip<TestDatabase> matrix = RoundTrip.within(server)) {
            matrix.made(FidelityCase.of(server)).migrateTarget();
            matrix.fill(
                    "select lo_from_bytea(4711, decode(repeat('00ff5c0a', 300000), 'hex')); select lo_create(4712)");
            matrix.backup().expect(0);
            Outcome outcome = StockTools.restore(matrix.dump(), matrix.target(), folder);
            assertThat(outcome.exitCode()).as(outcome.output()).isZero();
            assertThat(outcome.output()).contains("is restored");
            ContentOracle.assertSame(matrix.source(), matrix.target());
        }
        try (var files = Files.list(folder)) {
            assertThat(files).as("what a name would have made as a command").isEmpty();
        }
        assertThat(Path.of("/tmp/flyback-was-here")).doesNotExist();
    }

    @Test
    void owners_of_large_objects_that_cannot_be_had_are_told_and_stop_nothing() {
        PostgresServer server = trip.source().server();
        server.roleNamed("lo_psql_heir", "");
        server.roleNamed("lo_psql_gone", "");
        server.roleNamed("lo_psql_administrator", "superuser");
        trip.script("V1__t.sql", "create table t (x int)").migrate().migrateTarget();
        trip.source()
                .executeAsSuperuser(
                        "select lo_create(1), lo_create(2); alter large object 1 owner to lo_psql_heir;"
                                + " alter large object 2 owner to lo_psql_gone; grant select on large object 1 to lo_psql_gone");
        trip.backupAs("lo_psql_administrator").expect(0);
        trip.source().executeAsSuperuser("drop owned by lo_psql_gone; drop role lo_psql_gone");
        Outcome outcome = StockTools.restore(dump(), trip.target(), folder);
        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
        assertThat(outcome.output())
                .contains("WARNING:  Some large objects", "lo_psql_gone", "lo_psql_heir", "is restored");
        assertThat(trip.target()
                        .value("select string_agg(pg_get_userbyid(lomowner), ' ') from pg_largeobject_metadata"))
                .isEqualTo(PostgresServer.OWNER + " " + PostgresServer.OWNER);
        assertThat(trip.target().query("select from pg_class where relname like 'flyback%'"))
                .isEmpty();
    }

    @Test
    void a_target_at_another_version_stays_as_it_is() {
        trip.script("V1__t.sql", "create table t (x int)")
                .migrate()
                .fill("insert into t values (1)")
                .backup()
                .expect(0);
        trip.script("V2__u.sql", "create table u (x int)").migrateTarget();
        trip.target().execute("insert into t values (5)");
        assertRefused("V2__u.sql");
        assertThat(trip.target().query("select x from t")).isEqualTo(List.of(List.of("5")));
    }

    @Test
    void a_target_without_a_history_stays_as_it_is() {
        trip.script("V1__t.sql", "create table t (x int)")
                .migrate()
                .fill("insert into t values (1)")
                .backup()
                .expect(0);
        trip.target().execute("create table t (x int); insert into t values (5)");
        assertRefused("flyway_schema_history");
        assertThat(trip.target().query("select x from t")).isEqualTo(List.of(List.of("5")));
    }

    @Test
    void a_row_that_the_target_refuses_stops_psql_before_it_reads_rows_as_commands() {
        trip.script("V1__t.sql", "create table t (x text)")
                .migrate()
                .fill("insert into t values ('fits'), ('drop table t;'), (E'\\\\! touch marker'), (E'\\nselect 1;\\n')")
                .backup()
                .expect(0);
        trip.migrateTarget();
        trip.target()
                .execute(
                        "insert into t values ('old'); alter table t add constraint narrow check (x = 'old' or x = 'fits')");
        Outcome outcome = StockTools.restore(dump(), trip.target(), folder);
        assertThat(outcome.exitCode()).as(outcome.output()).isNotZero();
        assertThat(trip.target().query("select x from t")).isEqualTo(List.of(List.of("old")));
        assertThat(folder.resolve("marker")).doesNotExist();
    }

    @Test
    void a_dump_that_ends_early_leaves_the_target_as_it_was() throws IOException {
        trip.script("V1__t.sql", "create table t (x text)")
                .migrate()
                .fill("insert into t select md5(n::text) from generate_series(1, 300000) n")
                .backup()
                .expect(0);
        trip.migrateTarget();
        trip.target().execute("insert into t values ('old')");
        byte[] whole = Files.readAllBytes(dump());
        Path half = Files.write(trip.store().resolve("half"), Arrays.copyOf(whole, whole.length / 2));
        Outcome outcome = StockTools.restore(half, trip.target(), folder);
        assertThat(outcome.exitCode()).as(outcome.output()).isNotZero();
        assertThat(trip.target().query("select x from t")).isEqualTo(List.of(List.of("old")));
    }

    private void assertRefused(String culprit) {
        Outcome outcome = StockTools.restore(dump(), trip.target(), folder);
        assertThat(outcome.exitCode()).as(outcome.output()).isNotZero();
        assertThat(outcome.output())
                .contains("this dump fits only")
                .contains(culprit)
                .doesNotContain("is restored");
    }

    private Path dump() {
        return trip.dump();
    }
}

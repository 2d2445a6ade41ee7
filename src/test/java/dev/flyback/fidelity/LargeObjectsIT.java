package dev.flyback.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.testing.ContentOracle;
import dev.flyback.testing.OnEveryServer;
import dev.flyback.testing.PostgresServer;
import dev.flyback.testing.TestDatabase;
import java.util.List;

/** Large objects, which are no rows of any table. */
final class LargeObjectsIT {
    private static final String TABLE = "create table documents (id int primary key, content oid)";

    private static final List<String> ROLES = List.of("lo_reader", "lo_writer", "lo \"'%s");
    private static final String ADMINISTRATOR = "lo_administrator";
    private static final String KEEPER = "lo_keeper";
    private static final String LEFT = "lo_has_left";

    /** Objects of several owners, with grants of every form. */
    private static final String OWNED = """
            select lo_from_bytea(n, convert_to('object ' || n, 'UTF8')) from generate_series(6000, 6012) n;
            alter large object 6001 owner to lo_writer;
            alter large object 6002 owner to lo_reader;
            alter large object 6003 owner to "lo ""'%s";
            grant select on large object 6004 to public;
            alter large object 6005 owner to lo_writer;
            revoke update on large object 6005 from lo_writer;
            alter large object 6006 owner to lo_writer;
            grant select on large object 6006 to lo_reader with grant option;
            set role lo_reader;
            grant select on large object 6006 to "lo ""'%s";
            reset role;
            grant update on large object 6007 to lo_reader, public""";

    private static final String ACCESS =
            "select concat(pg_get_userbyid(lomowner), ' ', lomacl) from pg_largeobject_metadata where oid = %d";

    @OnEveryServer
    void every_large_object_comes_back_under_its_number(PostgresServer server) {
        try (RoundTrip<TestDatabase> trip = RoundTrip.within(server)) {
            trip.script("V1__documents.sql", TABLE).migrate().fill("""
                    select lo_create(4711);
                    select lo_from_bytea(4712, decode(repeat('00ff5c0a2e', 400000), 'hex'));
                    select lo_from_bytea(4713, '\\x00');
                    select lo_from_bytea(4294967295, '\\x0a5c2e0a');
                    select lo_from_bytea(4714, decode(repeat('ab', 262144), 'hex'));
                    select lo_from_bytea(4715, decode(repeat('cd', 262145), 'hex'));
                    select lo_create(4716);
                    select lo_put(4716, 3000000, '\\x01');
                    select lo_from_bytea(20000 + n, convert_to('object ' || n, 'UTF8')) from generate_series(1, 300) n;
                    insert into documents values (1, 4712), (2, 4294967295), (3, 99);
                    """);
            trip.thereAndBack();
            assertThat(trip.target().value("select count(*) from pg_largeobject_metadata"))
                    .isEqualTo("307");
            assertThat(trip.target().value("select length(lo_get(4716))")).isEqualTo("3000001");
        }
    }

    @OnEveryServer
    void large_objects_of_migrations_do_not_stay(PostgresServer server) {
        try (RoundTrip<TestDatabase> trip = RoundTrip.within(server)) {
            trip.script(
                            "V1__documents.sql",
                            TABLE + "; select lo_from_bytea(5000, '\\x01'); select lo_from_bytea(5001, '\\x01')")
                    .migrate()
                    .fill("select lo_unlink(5000); select lo_put(5001, 0, '\\x02')");
            trip.thereAndBack();
        }
    }

    @OnEveryServer
    void comments_are_counted_and_do_not_come_back(PostgresServer server) {
        try (RoundTrip<TestDatabase> trip = RoundTrip.within(server)) {
            trip.script("V1__documents.sql", TABLE)
                    .migrate()
                    .fill("select lo_create(n::oid) from generate_series(4711, 4713) n;"
                            + " comment on large object 4711 is 'one'; comment on large object 4713 is 'another'");
            assertThat(trip.backup().expect(0).warnings())
                    .containsExactly("Comments on large objects are not dumped: 2 have one.");
            trip.restore().expect(0);
        }
    }

    @OnEveryServer
    void owners_and_grants_come_back_where_the_account_may_give_them(PostgresServer server) {
        ROLES.forEach(role -> server.roleNamed(role, ""));
        server.roleNamed(ADMINISTRATOR, "superuser");
        try (RoundTrip<TestDatabase> trip = RoundTrip.within(server)) {
            trip.script("V1__documents.sql", TABLE).migrate();
            trip.source().executeAsSuperuser(OWNED);
            assertThat(trip.backupAs(ADMINISTRATOR).expect(0).json().get("warnings"))
                    .isEmpty();
            assertThat(trip.restoreAs(ADMINISTRATOR).expect(0).json().get("warnings"))
                    .isEmpty();
            assertThat(ContentOracle.contentDifferences(trip.source(), trip.target()))
                    .isEmpty();
            assertThat(trip.target().value(ACCESS.formatted(6006)))
                    .startsWith("lo_writer {lo_writer=rw/lo_writer,lo_reader=r*/lo_writer,")
                    .endsWith("=r/lo_reader\"}");
        }
    }

    @OnEveryServer
    void roles_that_are_missing_or_out_of_reach_are_told_and_stop_nothing(PostgresServer server) {
        ROLES.forEach(role -> server.roleNamed(role, ""));
        server.roleNamed(ADMINISTRATOR, "superuser");
        server.roleNamed(KEEPER, "");
        try (RoundTrip<TestDatabase> trip = RoundTrip.within(server)) {
            trip.script("V1__documents.sql", TABLE).migrate();
            server.roleNamed(LEFT, "");
            trip.source()
                    .executeAsSuperuser(OWNED + "; alter large object 6008 owner to " + LEFT
                            + "; grant select on large object 6009 to " + LEFT + ", lo_reader; grant lo_writer to "
                            + KEEPER);
            trip.backupAs(ADMINISTRATOR).expect(0);
            trip.source().executeAsSuperuser("drop owned by " + LEFT + "; drop role " + LEFT);
            trip.target().executeAsSuperuser("alter database \"" + trip.target().name() + "\" owner to " + KEEPER);
            trip.target().executeAsSuperuser("grant all on schema public to " + KEEPER);
            String warnings =
                    trip.restoreAs(KEEPER).expect(0).json().get("warnings").toString();
            assertThat(warnings).contains("no role " + LEFT + ".", KEEPER + " may not act for the role", "lo_reader");
            assertThat(trip.target().value(ACCESS.formatted(6001))).isEqualTo("lo_writer ");
            assertThat(trip.target().value(ACCESS.formatted(6002))).isEqualTo(KEEPER + " ");
            assertThat(trip.target().value(ACCESS.formatted(6008))).isEqualTo(KEEPER + " ");
            assertThat(trip.target().value(ACCESS.formatted(6009))).contains("lo_reader=r/" + KEEPER);
        }
    }
}

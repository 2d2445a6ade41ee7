package dev.flyback.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.testing.FlybackResult;
import dev.flyback.testing.OnEveryServer;
import dev.flyback.testing.PostgresServer;

/** Large objects, which are no rows of any table. */
final class LargeObjectsIT {
    private static final String TABLE = "create table documents (id int primary key, content oid)";

    @OnEveryServer
    void every_large_object_comes_back_under_its_number(PostgresServer server) {
        try (RoundTrip trip = RoundTrip.within(server)) {
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
        try (RoundTrip trip = RoundTrip.within(server)) {
            trip.script(
                            "V1__documents.sql",
                            TABLE + "; select lo_from_bytea(5000, '\\x01'); select lo_from_bytea(5001, '\\x01')")
                    .migrate()
                    .fill("select lo_unlink(5000); select lo_put(5001, 0, '\\x02')");
            trip.thereAndBack();
        }
    }

    @OnEveryServer
    void what_is_not_kept_of_large_objects_is_told(PostgresServer server) {
        try (RoundTrip trip = RoundTrip.within(server)) {
            trip.script("V1__documents.sql", TABLE)
                    .migrate()
                    .fill("select lo_create(1); grant select on large object 1 to public");
            FlybackResult backup = trip.backup().expect(0);
            assertThat(backup.json().get("warnings").toString())
                    .contains("large objects")
                    .contains("grants");
        }
    }
}

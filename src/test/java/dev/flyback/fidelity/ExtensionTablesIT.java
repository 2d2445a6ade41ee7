package dev.flyback.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.testing.OnEveryServer;
import dev.flyback.testing.PostgresServer;
import dev.flyback.testing.TestDatabase;

/** Tables of extensions that hold the user's rows among the extension's own. */
final class ExtensionTablesIT {
    private static final String CONTROL =
            "default_version = '1'\ntrusted = true\nrelocatable = false\nschema = public\n";
    private static final String SCRIPT = """
            create table codes (id int primary key, label text, standard boolean default false);
            insert into codes select n, 'standard ' || n, true from generate_series(1, 5) n;
            create table settings (k text, v text);
            create table inner_workings (x int);
            insert into inner_workings values (1);
            create sequence codes_seq;
            alter table codes owner to @extowner@;
            alter table settings owner to @extowner@;
            alter table inner_workings owner to @extowner@;
            alter sequence codes_seq owner to @extowner@;
            select pg_catalog.pg_extension_config_dump('codes', 'where not standard');
            select pg_catalog.pg_extension_config_dump('settings', '');
            select pg_catalog.pg_extension_config_dump('codes_seq', '');
            """;

    @OnEveryServer
    void the_users_rows_come_back_and_the_extensions_own_are_not_doubled(PostgresServer server) {
        server.installExtension("flyback_codes", "1", CONTROL, SCRIPT);
        try (RoundTrip<TestDatabase> trip = RoundTrip.within(server)) {
            trip.script(
                            "V1__extension.sql",
                            "create extension flyback_codes; insert into codes values (50, 'from a migration')")
                    .migrate()
                    .fill(
                            "delete from codes where id = 50; insert into codes values (100, 'mine'), (101, E'a\\tb');"
                                    + " insert into settings values ('k', 'v'); update inner_workings set x = 2; select setval('codes_seq', 70)");
            trip.backup().expect(0);
            trip.restore().expect(0);
            assertThat(trip.target().query("select * from codes order by id"))
                    .isEqualTo(trip.source().query("select * from codes order by id"));
            assertThat(trip.target().value("select string_agg(k || v, ',') from settings"))
                    .isEqualTo("kv");
            assertThat(trip.target().value("select last_value from codes_seq")).isEqualTo("70");
            assertThat(trip.target().value("select x from inner_workings"))
                    .as("the extension's own table is the extension's business")
                    .isEqualTo("1");
        }
    }

    @OnEveryServer
    void rows_of_a_migration_go_where_the_source_has_none_left(PostgresServer server) {
        server.installExtension("flyback_codes", "1", CONTROL, SCRIPT);
        try (RoundTrip<TestDatabase> trip = RoundTrip.within(server)) {
            trip.script(
                            "V1__extension.sql",
                            "create extension flyback_codes; insert into codes values (50, 'from a migration')")
                    .migrate()
                    .fill("delete from codes where id = 50");
            trip.backup().expect(0);
            trip.restore().expect(0);
            assertThat(trip.target().query("select * from codes order by id"))
                    .isEqualTo(trip.source().query("select * from codes order by id"));
        }
    }
}

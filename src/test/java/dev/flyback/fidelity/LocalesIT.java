package dev.flyback.fidelity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.flyback.testing.PostgresServer;
import dev.flyback.testing.PostgresServers;
import dev.flyback.testing.TestDatabase;
import org.junit.jupiter.api.Test;

/** The proof sees no columns that are generated; another locale of the database may make them other values. */
final class LocalesIT {
    private static final int WITH_A_SECOND_LOCALE_OF_ITS_OWN = 17;

    @Test
    void another_locale_of_the_target_is_told_and_refuses_nothing() {
        PostgresServer server = PostgresServers.newest();
        assumeTrue(server.major() >= WITH_A_SECOND_LOCALE_OF_ITS_OWN);
        server.execute("postgres", "drop database if exists other_locale with (force)");
        TestDatabase source = server.freshDatabase();
        server.execute(
                "postgres",
                "create database other_locale owner " + PostgresServer.OWNER + " template template0 encoding 'UTF8'"
                        + " lc_collate 'C' lc_ctype 'C' locale_provider builtin builtin_locale 'C.UTF-8'");
        TestDatabase target = new TestDatabase(server, "other_locale", PostgresServer.OWNER);
        try (RoundTrip<TestDatabase> trip = new RoundTrip<>(source, target)) {
            trip.script(
                            "V1__names.sql",
                            "create table names (name text, k text generated always as (lower(name)) stored)")
                    .migrate()
                    .fill("insert into names (name) values ('Ärger')");
            trip.backup().expect(0);

            assertThat(trip.restore().expect(0).warnings())
                    .singleElement()
                    .asString()
                    .startsWith("The dump is of a database with collation C, ctype C, provider libc, the target has"
                            + " collation C, ctype C, provider builtin, locale C.UTF-8: ");
            assertThat(target.value("select k from names"))
                    .as("what the warning is about")
                    .isNotEqualTo(source.value("select k from names"));
        }
    }
}

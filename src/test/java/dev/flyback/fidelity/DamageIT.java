package dev.flyback.fidelity;

import dev.flyback.database.Engine;
import dev.flyback.database.postgres.PostgresEngine;
import dev.flyback.testing.PostgresServers;
import dev.flyback.testing.TestDatabase;
import java.io.IOException;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

final class DamageIT extends AbstractDamage<TestDatabase> {
    private static RoundTrip<TestDatabase> trip;

    @BeforeContainer
    static void dump() throws IOException {
        trip = dumped(
                RoundTrip.within(PostgresServers.newest()),
                "insert into t select n, md5(n::text) from generate_series(1, 500) n");
    }

    @AfterContainer
    static void drop() {
        trip.close();
    }

    @Override
    RoundTrip<TestDatabase> trip() {
        return trip;
    }

    @Override
    Engine engine() {
        return new PostgresEngine();
    }

    @Override
    TestDatabase freshDatabase() {
        return PostgresServers.newest().freshDatabase();
    }

    @Override
    String unmarked() {
        return "select where to_regclass('t') is not null and to_regnamespace('flyback_restore') is null";
    }
}

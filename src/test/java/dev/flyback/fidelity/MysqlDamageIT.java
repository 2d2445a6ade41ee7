package dev.flyback.fidelity;

import dev.flyback.database.Engine;
import dev.flyback.database.mysql.MysqlEngine;
import dev.flyback.testing.MysqlDatabase;
import dev.flyback.testing.MysqlServers;
import java.io.IOException;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

final class MysqlDamageIT extends AbstractDamage<MysqlDatabase> {
    private static RoundTrip<MysqlDatabase> trip;

    @BeforeContainer
    static void dump() throws IOException {
        trip = dumped(
                RoundTrip.within(MysqlServers.mariadb()),
                "insert into t with recursive n as (select 1 as i union all select i + 1 from n where i < 500) select i, md5(i) from n");
    }

    @AfterContainer
    static void drop() {
        trip.close();
    }

    @Override
    RoundTrip<MysqlDatabase> trip() {
        return trip;
    }

    @Override
    Engine engine() {
        return MysqlEngine.mariadb();
    }

    @Override
    MysqlDatabase freshDatabase() {
        return MysqlServers.mariadb().freshDatabase();
    }

    @Override
    String unmarked() {
        return "select table_name from information_schema.tables where table_schema = database() and table_name = 't'"
                + " and not exists (select 1 from information_schema.tables where table_schema = database() and table_name = 'flyback_restore')";
    }
}

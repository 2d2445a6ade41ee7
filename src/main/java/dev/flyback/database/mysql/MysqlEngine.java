package dev.flyback.database.mysql;

import dev.flyback.database.ConnectionSettings;
import dev.flyback.database.DatabaseUrl;
import dev.flyback.database.Engine;
import dev.flyback.database.Source;
import dev.flyback.database.Target;
import dev.flyback.database.mysql.connection.Flavor;
import dev.flyback.database.mysql.connection.MysqlConnections;
import dev.flyback.database.mysql.rebuild.RebuildRule;
import dev.flyback.database.mysql.rows.InsertFrame;
import dev.flyback.database.mysql.script.MysqlScripts;
import dev.flyback.database.mysql.source.MysqlSource;
import dev.flyback.database.mysql.target.MysqlTarget;
import dev.flyback.dump.RowSink;

/**
 * MySQL, or MariaDB. Which server answers is asked of the server: a URL of either kind reaches both, and {@link Source#facts()} and {@link Target#facts()}
 * tell which it is.
 */
public final class MysqlEngine implements Engine {
    private final String name;

    private MysqlEngine(String name) {
        this.name = name;
    }

    public static MysqlEngine mysql() {
        return new MysqlEngine(Flavor.MYSQL.engine());
    }

    public static MysqlEngine mariadb() {
        return new MysqlEngine(Flavor.MARIADB.engine());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean serves(DatabaseUrl url) {
        return url.scheme().equals(name);
    }

    @Override
    public Source openSource(ConnectionSettings settings, int jobs) {
        return MysqlSource.open(new MysqlConnections(settings), jobs);
    }

    @Override
    public Target openTarget(ConnectionSettings settings, int jobs) {
        return MysqlTarget.open(new MysqlConnections(settings), RebuildRule::read);
    }

    @Override
    public void eachRow(byte[] sql, int length, RowSink rows) {
        InsertFrame.eachRow(sql, length, rows);
    }

    @Override
    public Wrapping aroundRows() {
        return MysqlScripts.aroundRows();
    }
}

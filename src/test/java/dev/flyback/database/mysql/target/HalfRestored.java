package dev.flyback.database.mysql.target;

import dev.flyback.database.Ledger;
import dev.flyback.database.RebuildSteps;
import dev.flyback.database.Target.LoadFrame;
import dev.flyback.database.mysql.connection.InProcess;
import dev.flyback.database.mysql.connection.LockWaits;
import dev.flyback.database.mysql.connection.MysqlConnections;
import dev.flyback.database.mysql.connection.ServerIdentity;
import dev.flyback.database.mysql.rebuild.RebuildRule;
import dev.flyback.dump.index.TableEntry;
import dev.flyback.dump.index.TableName;
import dev.flyback.testing.MysqlDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Parts of restores, without the program around them. */
final class HalfRestored {
    private HalfRestored() {}

    static MysqlTarget begun(MysqlDatabase database) {
        MysqlTarget target = open(database);
        target.ledger()
                .begin(new Ledger.Entry("0123456789abcdef", "ab".repeat(32), Ledger.Phase.PREPARE, Instant.now(), "1"));
        return target;
    }

    /** Takes off the keys of every table. */
    static MysqlTarget open(MysqlDatabase database) {
        return MysqlTarget.open(InProcess.connections(database), control -> new RebuildRule(0, 0));
    }

    static MysqlLoader loader(MysqlConnections connections) {
        ServerIdentity server = ServerIdentity.read(connections.open());
        return MysqlLoader.open(
                connections, server, new TargetLocks(new LockWaits(connections, server), TargetLocks.LIMIT));
    }

    static void runSteps(MysqlTarget target, MysqlDatabase database) {
        try (MysqlConnections connections = InProcess.connections(database);
                MysqlLoader loader = loader(connections)) {
            RebuildSteps.run(target, loader, Integer.MAX_VALUE);
        }
    }

    static TableEntry table(String name, String... columns) {
        return new TableEntry(new TableName("", name), List.of(columns), 1, 10, "0".repeat(32), null, true);
    }

    /** A frame of one row. */
    static LoadFrame frame(int number, String head, String tuple) {
        byte[] sql = ("INSERT INTO " + head + " VALUES\n(" + tuple + ");\n").getBytes(StandardCharsets.UTF_8);
        return new LoadFrame(number, sql, sql.length, 1);
    }
}

package dev.flyback.database.postgres.target;

import dev.flyback.database.postgres.connection.Query;
import dev.flyback.database.postgres.connection.WritingSession;
import dev.flyback.database.postgres.script.LargeObjectsGivenBack;
import dev.flyback.dump.index.LargeObjectAccess;
import java.util.List;

/** Gives large objects back to their owners, in a session of Flyback. */
final class GivingBack {
    private GivingBack() {}

    /** Not in a transaction, since it commits now and then. One sentence for each kind of thing that could not be given back. */
    static List<String> giveBack(WritingSession session, List<LargeObjectAccess> access) {
        String doing = "giving large objects back to their owners";
        LargeObjectsGivenBack.CREATE_TABLES.forEach(sql -> session.execute(sql, doing));
        session.transaction(doing, () -> {
            for (String insert : LargeObjectsGivenBack.inserts(access)) {
                session.run(insert);
            }
        });
        session.execute(LargeObjectsGivenBack.STATEMENT, doing);
        List<String> problems = Query.list(
                session.connection(), doing, "SELECT sentence FROM pg_temp.flyback_problems", row -> row.getString(1));
        session.execute(LargeObjectsGivenBack.DROP_TABLES, doing);
        return problems;
    }
}

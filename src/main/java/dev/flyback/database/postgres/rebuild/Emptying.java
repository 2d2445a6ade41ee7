package dev.flyback.database.postgres.rebuild;

import dev.flyback.database.postgres.connection.Query;
import dev.flyback.database.postgres.connection.WritingSession;
import java.util.ArrayList;
import java.util.List;

/** Removes, within a transaction, the rows that are in the way of the dump's. */
record Emptying(WritingSession session) {

    /** Removes what migrations put in. Of an extension's table only the rows that are not the extension's own; they are what a dump holds. */
    void empty(List<LoadedTable> tables) {
        List<String> whole = new ArrayList<>();
        for (LoadedTable table : tables) {
            if (table.condition() == null) {
                whole.add("ONLY " + table.sql());
            } else if (holdsRows(table)) {
                session.execute("DELETE FROM ONLY " + table.sql() + " " + table.condition(), "emptying " + table.sql());
            }
        }
        if (!whole.isEmpty()) {
            session.execute("TRUNCATE " + String.join(", ", whole), "emptying the tables");
        }
        Query.one(
                session.connection(),
                "removing large objects",
                "SELECT count(lo_unlink(oid)) FROM pg_largeobject_metadata",
                row -> row.getLong(1));
    }

    /** Asked first, since the account may have no right to remove rows where there are none. */
    private boolean holdsRows(LoadedTable table) {
        return Query.one(
                session.connection(),
                "looking for rows in " + table.sql(),
                "SELECT EXISTS (SELECT FROM ONLY " + table.sql() + " " + table.condition() + ")",
                row -> row.getBoolean(1));
    }
}

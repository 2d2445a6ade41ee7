package dev.flyback.database.mysql.source;

import dev.flyback.database.Snapshot.Chunk;
import dev.flyback.database.Snapshot.SourceTable;
import dev.flyback.database.mysql.catalogue.Tables;
import dev.flyback.database.mysql.connection.Quoting;
import java.util.List;

/**
 * Rows of a table whose key is above one bound and not above another. Whatever the bounds are, ranges between the same bounds share no row and leave none
 * out, since the server compares keys with both by the key's own order.
 *
 * @param above literals for the first parts of the key; empty for no bound
 * @param upTo as {@code above}
 */
record KeyRange(SourceTable table, Tables.Table facts, List<String> above, List<String> upTo, long estimatedBytes)
        implements Chunk {
    KeyRange {
        above = List.copyOf(above);
        upTo = List.copyOf(upTo);
    }

    /** All rows. */
    static KeyRange whole(SourceTable table, Tables.Table facts) {
        return new KeyRange(table, facts, List.of(), List.of(), table.estimatedBytes());
    }

    /** What stands behind the table's name; the key is named so that its rows are read in its order, which is that of the disk. */
    String clause() {
        if (above.isEmpty() && upTo.isEmpty()) {
            return "";
        }
        String hint = " FORCE INDEX (" + Quoting.identifier(facts.keyName()) + ")";
        String lower = above.isEmpty() ? "" : beyond(facts.key(), above, 0);
        String upper = upTo.isEmpty() ? "" : within(facts.key(), upTo, 0);
        return hint + " WHERE " + lower + (lower.isEmpty() || upper.isEmpty() ? "" : " AND ") + upper;
    }

    /** Rows behind the bound. */
    static String beyond(List<Tables.Column> key, List<String> bound, int part) {
        String column = Quoting.identifier(key.get(part).name());
        String greater = column + " > " + bound.get(part);
        return part == bound.size() - 1
                ? greater
                : "(" + greater + " OR (" + column + " = " + bound.get(part) + " AND " + beyond(key, bound, part + 1)
                        + "))";
    }

    private static String within(List<Tables.Column> key, List<String> bound, int part) {
        String column = Quoting.identifier(key.get(part).name());
        return part == bound.size() - 1
                ? column + " <= " + bound.get(part)
                : "(" + column + " < " + bound.get(part) + " OR (" + column + " = " + bound.get(part) + " AND "
                        + within(key, bound, part + 1) + "))";
    }
}

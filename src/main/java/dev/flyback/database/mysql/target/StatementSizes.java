package dev.flyback.database.mysql.target;

import dev.flyback.database.mysql.connection.Query;
import dev.flyback.dump.DumpFormat;
import dev.flyback.dump.index.DumpIndex;
import dev.flyback.dump.index.FrameKind;
import java.sql.Connection;
import java.util.List;

/**
 * Whether a target takes the largest rows of a dump. LOAD DATA takes rows of any size; a statement has to fit into {@code max_allowed_packet}. The index knows frames, not
 * rows: one that is larger than frames become holds a row of at least the difference.
 */
final class StatementSizes {
    private StatementSizes() {}

    /** As {@link dev.flyback.database.Target#refusals}; empty also for rows that may or may not be too large. */
    static List<String> refusals(Connection connection, DumpIndex dump) {
        record Limits(boolean streams, long packet) {}
        Limits limits = Query.one(
                connection,
                "asking for the size of packets",
                "SELECT @@local_infile, @@max_allowed_packet",
                row -> new Limits(row.getInt(1) == 1, row.getLong(2)));
        return limits.streams() ? List.of() : tooLarge(dump, limits.packet());
    }

    private static List<String> tooLarge(DumpIndex dump, long packet) {
        return dump.frames().stream()
                .filter(frame -> frame.kind() == FrameKind.DATA
                        && frame.table() >= 0
                        && frame.rawLength() - DumpFormat.FRAME_RAW_BYTES > packet)
                .map(frame -> "a row of " + dump.tables().get(frame.table()).table() + " takes more than "
                        + (frame.rawLength() - DumpFormat.FRAME_RAW_BYTES)
                        + " bytes as a statement, and the server takes " + packet
                        + " (SET GLOBAL max_allowed_packet = 1073741824, or SET GLOBAL local_infile = 1, allows it)")
                .limit(1)
                .toList();
    }
}

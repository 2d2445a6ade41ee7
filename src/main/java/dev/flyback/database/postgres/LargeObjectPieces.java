package dev.flyback.database.postgres;

import dev.flyback.dump.index.TableName;
import java.util.List;

/**
 * Large objects as rows: one per piece of at most {@link #PIECE_BYTES}; an empty object has one row with empty data. In a dump they stand as rows of a
 * temporary table, from which the objects are made.
 */
final class LargeObjectPieces {
    static final TableName TABLE = new TableName("pg_temp", "flyback_large_objects");
    static final List<String> COLUMNS = List.of("loid", "offset", "data");
    static final String CREATE_TABLE =
            "CREATE TEMPORARY TABLE flyback_large_objects (loid oid, \"offset\" bigint, data bytea)";

    /** Makes the objects that have a first piece in the temporary table, then fills in all pieces. */
    static final List<String> APPLY = List.of(
            "SELECT pg_catalog.count(pg_catalog.lo_create(loid)) FROM pg_temp.flyback_large_objects WHERE \"offset\" = 0",
            "SELECT pg_catalog.count(pg_catalog.lo_put(loid, \"offset\", data)) FROM pg_temp.flyback_large_objects");

    static final int PIECE_BYTES = 256 << 10;

    /**
     * Reads every piece with the rights of an ordinary account ({@code pg_largeobject} is the superuser's). A piece is followed by another if there is a
     * byte at the other's beginning. Descriptors ({@code lo_open}) would tell an object's size at once, but one has the number of another that was
     * closed before, and a server may remember the answer (Memoize): 15 gave all objects the size of the first.
     */
    static final String SELECT = "SELECT object.oid, piece.number * " + PIECE_BYTES + ","
            + " pg_catalog.lo_get(object.oid, piece.number * " + PIECE_BYTES + ", " + PIECE_BYTES + ")"
            + " FROM pg_catalog.pg_largeobject_metadata object,"
            + " LATERAL (WITH RECURSIVE piece (number) AS (SELECT 0::bigint UNION ALL SELECT piece.number + 1 FROM piece"
            + " WHERE pg_catalog.length(pg_catalog.lo_get(object.oid, (piece.number + 1) * " + PIECE_BYTES
            + ", 1)) = 1)"
            + " SELECT number FROM piece) piece";

    private LargeObjectPieces() {}
}

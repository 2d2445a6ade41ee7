package dev.flyback.database.postgres.rows;

import dev.flyback.dump.index.TableName;
import java.util.List;

/**
 * Large objects as rows: one per piece of at most {@link #PIECE_BYTES}; an empty object has one row with empty data. In a dump they stand as rows of a
 * temporary table, from which the objects are made.
 */
public final class LargeObjectPieces {
    /** The temporary table. */
    public static final TableName TABLE = new TableName("pg_temp", "flyback_large_objects");
    /** Its columns: number of the object, place of the first byte, bytes. */
    public static final List<String> COLUMNS = List.of("loid", "offset", "data");
    /** Makes the temporary table; more may follow, such as {@code ON COMMIT DROP}. */
    public static final String CREATE_TABLE =
            "CREATE TEMPORARY TABLE flyback_large_objects (loid oid, \"offset\" bigint, data bytea)";

    /** Makes the objects that have a first piece in the temporary table, then fills in all pieces. */
    public static final List<String> APPLY = List.of(
            "SELECT pg_catalog.count(pg_catalog.lo_create(loid)) FROM pg_temp.flyback_large_objects WHERE \"offset\" = 0",
            "SELECT pg_catalog.count(pg_catalog.lo_put(loid, \"offset\", data)) FROM pg_temp.flyback_large_objects");

    /** Bytes of a piece, but for an object's last. */
    public static final int PIECE_BYTES = 256 << 10;

    /**
     * Reads every piece with the rights of an ordinary account ({@code pg_largeobject} is the superuser's). A piece is followed by another if there is a
     * byte at the other's beginning. Descriptors ({@code lo_open}) would tell an object's size at once, but one has the number of another that was
     * closed before, and a server may remember the answer (Memoize): 15 gave all objects the size of the first.
     */
    public static final String SELECT = "SELECT object.oid, piece.number * " + PIECE_BYTES + ","
            + " pg_catalog.lo_get(object.oid, piece.number * " + PIECE_BYTES + ", " + PIECE_BYTES + ")"
            + " FROM pg_catalog.pg_largeobject_metadata object,"
            + " LATERAL (WITH RECURSIVE piece (number) AS (SELECT 0::bigint UNION ALL SELECT piece.number + 1 FROM piece"
            + " WHERE pg_catalog.length(pg_catalog.lo_get(object.oid, (piece.number + 1) * " + PIECE_BYTES
            + ", 1)) = 1)"
            + " SELECT number FROM piece) piece";

    private LargeObjectPieces() {}
}

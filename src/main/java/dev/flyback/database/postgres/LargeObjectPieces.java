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
     * Reads every piece with the rights of an ordinary account ({@code pg_largeobject} is the superuser's). The size comes from seeking to the end; each
     * subquery depends on the one before, so that a descriptor is closed only after its use, and none stays open.
     */
    static final String SELECT = "SELECT object.oid, piece.number * " + PIECE_BYTES + "::bigint,"
            + " pg_catalog.lo_get(object.oid, piece.number * " + PIECE_BYTES + "::bigint, " + PIECE_BYTES + ")"
            + " FROM pg_catalog.pg_largeobject_metadata object,"
            + " LATERAL (SELECT pg_catalog.lo_open(object.oid, 262144) AS fd OFFSET 0) opened,"
            + " LATERAL (SELECT pg_catalog.lo_lseek64(opened.fd, 0, 2) AS bytes OFFSET 0) size,"
            + " LATERAL (SELECT pg_catalog.lo_close(opened.fd + (size.bytes * 0)::integer) AS zero OFFSET 0) closed,"
            + " LATERAL pg_catalog.generate_series(0::bigint, greatest((size.bytes - 1) / " + PIECE_BYTES
            + ", 0) + closed.zero) AS piece (number)";

    private LargeObjectPieces() {}
}

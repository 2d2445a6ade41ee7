package dev.flyback.database.postgres.source;

import dev.flyback.database.postgres.connection.Query;
import dev.flyback.dump.index.LargeObjectAccess;
import dev.flyback.dump.index.LargeObjectAccess.Grant;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Owners and grants of large objects, read as ranges of numbers that have the same, since a database may have millions of objects, and mostly one owner.
 */
final class LargeObjectOwners {
    /** One row for each range and right; a range without grants has one row. */
    private static final String READ =
            "SELECT range.first, range.last, pg_get_userbyid(object.lomowner), object.lomacl IS NOT NULL,"
                    + " CASE WHEN g.grantee <> 0 THEN pg_get_userbyid(g.grantee) END, pg_get_userbyid(g.grantor), g.privilege_type, g.is_grantable"
                    + " FROM (SELECT min(oid)::bigint AS first, max(oid)::bigint AS last FROM (SELECT oid, lomowner, lomacl::text AS acl,"
                    + " row_number() OVER (ORDER BY oid) - row_number() OVER (PARTITION BY lomowner, lomacl::text ORDER BY oid) AS island"
                    + " FROM pg_largeobject_metadata) numbered GROUP BY lomowner, acl, island) range"
                    + " JOIN pg_largeobject_metadata object ON object.oid = range.first::oid"
                    + " LEFT JOIN LATERAL aclexplode(object.lomacl) WITH ORDINALITY AS g (grantor, grantee, privilege_type, is_grantable, place) ON true"
                    + " ORDER BY range.first, g.place";

    private LargeObjectOwners() {}

    private record Line(
            long first,
            long last,
            String owner,
            boolean granted,
            @Nullable Grant grant) {}

    static List<LargeObjectAccess> read(Connection connection) {
        Map<Long, List<Line>> ranges = new TreeMap<>();
        Query.list(connection, "reading the large objects' owners", READ, LargeObjectOwners::line)
                .forEach(line -> ranges.computeIfAbsent(line.first(), ignored -> new ArrayList<>())
                        .add(line));
        return ranges.values().stream().map(LargeObjectOwners::range).toList();
    }

    private static Line line(ResultSet row) throws SQLException {
        String grantor = row.getString(6);
        Grant grant =
                grantor == null ? null : new Grant(row.getString(5), grantor, row.getString(7), row.getBoolean(8));
        return new Line(row.getLong(1), row.getLong(2), row.getString(3), row.getBoolean(4), grant);
    }

    private static LargeObjectAccess range(List<Line> lines) {
        List<Grant> grants = new ArrayList<>();
        for (Line line : lines) {
            if (line.grant() != null) {
                grants.add(line.grant());
            }
        }
        Line first = lines.get(0);
        return new LargeObjectAccess(first.first(), first.last(), first.owner(), first.granted() ? grants : null);
    }
}

package dev.flyback.database.postgres.rebuild;

import dev.flyback.database.postgres.connection.Query;
import dev.flyback.database.postgres.connection.Quoting;
import dev.flyback.database.postgres.connection.WritingSession;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The copies that a foreign key has where partitions are on either side. They come back with the key, under names that the server chooses; here is
 * what gives them their own names and comments again. A copy is known by its two tables.
 *
 * @param before what must be there before the key: keys of partitions that they had of their own when they were attached, which the key then takes in
 * @param after what follows once the key is there
 */
record ForeignKeyCopies(List<String> before, List<String> after) {
    private static final String TREE =
            "WITH RECURSIVE tree AS (SELECT oid, conrelid, confrelid, conname, connoinherit, false AS copy"
                    + " FROM pg_catalog.pg_constraint WHERE contype = 'f' AND conrelid = %s AND conname = %s"
                    + " UNION ALL SELECT k.oid, k.conrelid, k.confrelid, k.conname, k.connoinherit, true"
                    + " FROM pg_catalog.pg_constraint k JOIN tree ON k.conparentid = tree.oid)";

    private static final String READ =
            " SELECT conrelid, confrelid, conname, copy, (SELECT format('COMMENT ON CONSTRAINT %I ON %s IS %L', conname,"
                    + " conrelid::regclass, d.text) FROM obj_description(tree.oid, 'pg_constraint') d (text) WHERE d.text IS NOT NULL),"
                    + " CASE WHEN copy AND connoinherit THEN format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname,"
                    + " pg_get_constraintdef(oid)) END FROM tree";

    ForeignKeyCopies {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    private record Copy(
            long table,
            long referenced,
            String name,
            boolean copy,
            @Nullable String comment,
            @Nullable String own) {}

    static ForeignKeyCopies read(WritingSession session, long table, String key) {
        String tree = TREE.formatted(table, Quoting.literal(key));
        List<Copy> all = Query.list(
                session.connection(),
                "reading the catalogue's foreign keys",
                tree + READ,
                row -> new Copy(
                        row.getLong(1),
                        row.getLong(2),
                        row.getString(3),
                        row.getBoolean(4),
                        row.getString(5),
                        row.getString(6)));
        List<String> before =
                all.stream().flatMap(copy -> Stream.ofNullable(copy.own())).toList();
        List<String> after = new ArrayList<>();
        String wanted = all.stream()
                .filter(Copy::copy)
                .map(copy -> "(" + copy.table() + ", " + copy.referenced() + ", " + Quoting.literal(copy.name()) + ")")
                .collect(Collectors.joining(", "));
        if (!wanted.isEmpty()) {
            // By way of names that nothing has, since two copies may have each other's.
            after.add(rename(tree, wanted, "'flyback ' || tree.oid"));
            after.add(rename(tree, wanted, "wanted.name"));
        }
        all.stream().flatMap(copy -> Stream.ofNullable(copy.comment())).forEach(after::add);
        return new ForeignKeyCopies(before, after);
    }

    /** A query whose rows are the statements that rename. */
    private static String rename(String tree, String wanted, String name) {
        return tree
                + " SELECT pg_catalog.format('ALTER TABLE %s RENAME CONSTRAINT %I TO %I', tree.conrelid::pg_catalog.regclass, tree.conname, "
                + name + ") FROM tree JOIN (VALUES " + wanted + ") AS wanted (relation, reference, name)"
                + " ON wanted.relation = tree.conrelid::bigint AND wanted.reference = tree.confrelid::bigint"
                + " WHERE tree.copy AND tree.conname <> wanted.name";
    }
}

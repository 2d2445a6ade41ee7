package dev.flyback.database.mysql.source;

import dev.flyback.database.Snapshot.Chunk;
import dev.flyback.database.Snapshot.SourceTable;
import dev.flyback.database.mysql.catalogue.Tables;
import dev.flyback.database.mysql.catalogue.Tables.Column;
import dev.flyback.database.mysql.connection.Query;
import dev.flyback.database.mysql.connection.Quoting;
import java.math.BigInteger;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Cuts tables into ranges of their keys. Where an integer key has few gaps, the bounds are even numbers of keys apart; anywhere else they are looked up in
 * the key itself, even numbers of rows apart.
 */
final class KeyRanges {
    /** A table below this size is not cut. */
    private static final long MIN_BYTES = 16L << 20;

    /** Ranges become no larger than this, so that a worker that is late is late by little. */
    private static final long MAX_RANGE_BYTES = 256L << 20;

    /** Ranges for each worker, so that those that turn out larger even out. */
    private static final int RANGES_PER_WORKER = 4;

    private static final int MAX_RANGES = 10_000;

    /** More numbers than this for each row, and the gaps are looked at. */
    private static final int NUMBERS_PER_ROW = 2;

    private final Connection holder;

    KeyRanges(Connection holder) {
        this.holder = holder;
    }

    /** A table with what is known of it. */
    record Candidate(SourceTable table, Tables.Table facts) {}

    /** As {@link dev.flyback.database.Snapshot#chunks}. */
    List<Chunk> plan(List<Candidate> candidates, int jobs) {
        List<Chunk> chunks = new ArrayList<>();
        for (Candidate candidate : candidates) {
            chunks.addAll(ranges(candidate, jobs));
        }
        chunks.sort(Comparator.comparingLong(Chunk::estimatedBytes).reversed());
        return chunks;
    }

    private List<KeyRange> ranges(Candidate candidate, int jobs) {
        Tables.Table facts = candidate.facts();
        long bytes = candidate.table().estimatedBytes();
        if (jobs < 2 || bytes < MIN_BYTES || facts.versioned() || !KeyLiterals.serve(facts.key())) {
            return List.of(KeyRange.whole(candidate.table(), facts));
        }
        long count = Math.max((long) jobs * RANGES_PER_WORKER, bytes / MAX_RANGE_BYTES);
        count = Math.max(2, Math.min(Math.min(count, bytes / (MIN_BYTES / 4)), MAX_RANGES));
        List<List<String>> bounds = bounds(facts, (int) count);
        List<KeyRange> ranges = new ArrayList<>();
        List<String> above = List.of();
        for (List<String> bound : bounds) {
            ranges.add(new KeyRange(candidate.table(), facts, above, bound, bytes / (bounds.size() + 1)));
            above = bound;
        }
        ranges.add(new KeyRange(candidate.table(), facts, above, List.of(), bytes / (bounds.size() + 1)));
        return ranges;
    }

    private List<List<String>> bounds(Tables.Table table, int count) {
        if (table.key().size() == 1 && KeyLiterals.isInteger(table.key().get(0))) {
            Optional<List<List<String>>> even = evenNumbers(table, count);
            if (even.isPresent()) {
                return even.get();
            }
        }
        return evenRows(table, count);
    }

    /** Empty if the key has too many gaps for that. */
    private Optional<List<List<String>>> evenNumbers(Tables.Table table, int count) {
        record Ends(BigInteger first, BigInteger last) {}
        Column column = table.key().get(0);
        String name = Quoting.identifier(column.name());
        List<Ends> found = Query.list(
                holder,
                "looking at the key of " + table.name(),
                "SELECT CAST(MIN(" + name + ") AS CHAR), CAST(MAX(" + name + ") AS CHAR) FROM "
                        + Quoting.identifier(table.name()) + " HAVING MIN(" + name + ") IS NOT NULL",
                row -> new Ends(new BigInteger(row.getString(1)), new BigInteger(row.getString(2))));
        if (found.isEmpty()) {
            return Optional.of(List.of());
        }
        BigInteger first = found.get(0).first();
        BigInteger numbers = found.get(0).last().subtract(first).add(BigInteger.ONE);
        if (numbers.compareTo(BigInteger.valueOf(NUMBERS_PER_ROW * table.rows())) > 0) {
            return Optional.empty();
        }
        List<List<String>> bounds = new ArrayList<>();
        for (int i = 1; i < count; i++) {
            BigInteger bound = first.add(numbers.multiply(BigInteger.valueOf(i)).divide(BigInteger.valueOf(count)));
            bounds.add(List.of(bound.toString()));
        }
        return Optional.of(bounds);
    }

    /** Steps along the key; the server reads the key once, and sends one row for each bound. */
    private List<List<String>> evenRows(Tables.Table table, int count) {
        long step = Math.max(1, table.rows() / count);
        String expressions = table.key().stream().map(KeyLiterals::expression).collect(Collectors.joining(", "));
        String order = table.key().stream()
                .map(column -> Quoting.identifier(column.name()))
                .collect(Collectors.joining(", "));
        List<List<String>> bounds = new ArrayList<>();
        String where = "";
        while (bounds.size() < MAX_RANGES) {
            String sql = "SELECT " + expressions + " FROM " + Quoting.identifier(table.name()) + " FORCE INDEX ("
                    + Quoting.identifier(table.keyName()) + ")" + where + " ORDER BY " + order + " LIMIT 1 OFFSET "
                    + (step - 1);
            List<List<String>> found = Query.list(holder, "looking at the key of " + table.name(), sql, row -> {
                List<String> bound = new ArrayList<>();
                for (int i = 0; i < table.key().size(); i++) {
                    bound.add(KeyLiterals.literal(table.key().get(i), row.getString(i + 1)));
                }
                return bound;
            });
            if (found.isEmpty()) {
                return bounds;
            }
            bounds.add(found.get(0));
            where = " WHERE " + KeyRange.beyond(table.key(), found.get(0), 0);
        }
        return bounds;
    }
}

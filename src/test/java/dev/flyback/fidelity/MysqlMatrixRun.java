package dev.flyback.fidelity;

import dev.flyback.testing.MysqlDatabase;
import dev.flyback.testing.MysqlOracle;
import dev.flyback.testing.MysqlServer;
import dev.flyback.testing.StockTools.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** All cases through one backup and one restore on a server, which the cases' tests share. */
final class MysqlMatrixRun {
    private static final Map<String, CompletableFuture<MysqlMatrixRun>> RUNS = new ConcurrentHashMap<>();

    private final Set<String> facts;
    private final List<String> differences;
    private final List<String> linesOfOnlyOne;

    /** How the dump goes back: by the program, or by the stock tools. */
    enum Way {
        RESTORE,
        /** Where the server does not allow LOAD DATA LOCAL, as MySQL does not by default. */
        RESTORE_BY_INSERT,
        STOCK_TOOLS
    }

    private MysqlMatrixRun(MysqlServer server, Way way) {
        try (RoundTrip<MysqlDatabase> trip = RoundTrip.within(server)) {
            trip.made(MysqlCase.of(server));
            trip.backup().expect(0);
            trip.onDump("verify").expect(0);
            switch (way) {
                case RESTORE -> trip.restore().expect(0);
                case RESTORE_BY_INSERT -> byInsert(trip);
                case STOCK_TOOLS -> byStockTools(trip);
            }
            facts = MysqlOracle.contentOf(trip.source()).keySet();
            differences = new ArrayList<>(MysqlOracle.differences(trip.source(), trip.target()));
            MysqlCase.of(server).forEach(one -> differences.addAll(checked(one, trip)));
            linesOfOnlyOne = comparedByStockDump(trip);
        }
    }

    /** The shared run; a failure is shared, too. */
    static MysqlMatrixRun on(MysqlServer server, Way way) {
        String route = server + " " + way;
        CompletableFuture<MysqlMatrixRun> known = RUNS.get(route);
        if (known != null && known.isCompletedExceptionally()) {
            throw new AssertionError("the run " + route + " failed; its first test says how");
        }
        return RUNS.computeIfAbsent(route, key -> outcome(server, way)).join();
    }

    private static CompletableFuture<MysqlMatrixRun> outcome(MysqlServer server, Way way) {
        try {
            return CompletableFuture.completedFuture(new MysqlMatrixRun(server, way));
        } catch (RuntimeException | AssertionError e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static void byInsert(RoundTrip<MysqlDatabase> trip) {
        MysqlServer server = trip.target().server();
        server.execute("mysql", "set global local_infile = 0");
        try {
            trip.restore().expect(0);
        } finally {
            server.execute("mysql", "set global local_infile = 1");
        }
    }

    private static void byStockTools(RoundTrip<MysqlDatabase> trip) {
        trip.migrateTarget();
        try {
            Path folder = Files.createDirectory(trip.store().resolveSibling("stock"));
            Outcome outcome = trip.target().server().stockRestore(trip.dump(), trip.target(), folder);
            if (outcome.exitCode() != 0) {
                throw new AssertionError("exit code " + outcome.exitCode() + "\n" + outcome.output());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> checked(MysqlCase one, RoundTrip<MysqlDatabase> trip) {
        return one.check().stream()
                .filter(query ->
                        !trip.source().query(query).equals(trip.target().query(query)))
                .map(query -> "check of " + one.name() + ": " + query)
                .toList();
    }

    /** Lines that the stock tool writes of one of two databases only. */
    private static List<String> comparedByStockDump(RoundTrip<MysqlDatabase> trip) {
        List<String> found = linesOf(trip.target());
        Map<String, Integer> counts = new java.util.HashMap<>();
        linesOf(trip.source()).forEach(line -> counts.merge(line, 1, Integer::sum));
        found.forEach(line -> counts.merge(line, -1, Integer::sum));
        List<String> differing = new ArrayList<>();
        counts.forEach((line, count) -> {
            if (count != 0) {
                differing.add((count > 0 ? "expected: " : "found: ") + line.substring(0, Math.min(line.length(), 200)));
            }
        });
        return differing;
    }

    private static List<String> linesOf(MysqlDatabase database) {
        Outcome outcome = database.server().stockDump(database);
        if (outcome.exitCode() != 0) {
            throw new AssertionError("exit code " + outcome.exitCode() + "\n"
                    + outcome.output()
                            .lines()
                            .filter(line -> line.contains("rror"))
                            .toList());
        }
        String qualifier = MysqlServer.quoted(database.name());
        return outcome.output()
                .lines()
                .map(line -> line.replace(qualifier, "`the database`"))
                .toList();
    }

    List<String> linesOfOnlyOne() {
        return linesOfOnlyOne;
    }

    /** Names of what was compared. */
    List<String> factsOf(MysqlCase one) {
        return facts.stream().filter(fact -> fact.contains(one.name())).toList();
    }

    List<String> differencesOf(MysqlCase one) {
        return differences.stream().filter(line -> line.contains(one.name())).toList();
    }

    List<String> differences() {
        return differences;
    }
}

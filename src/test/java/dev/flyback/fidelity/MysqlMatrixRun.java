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

/** All cases through one backup and one restore on a server, which the cases' tests share. */
final class MysqlMatrixRun {
    private static final SharedRuns<MysqlRoute, Comparison> RUNS = new SharedRuns<>(MysqlMatrixRun::of);

    private MysqlMatrixRun() {}

    /** How the dump goes back: by the program, or by the stock tools. */
    enum Way {
        RESTORE,
        /** Where the server does not allow LOAD DATA LOCAL, as MySQL does not by default. */
        RESTORE_BY_INSERT,
        STOCK_TOOLS
    }

    /** Within a server. */
    record MysqlRoute(MysqlServer server, Way way) {
        @Override
        public String toString() {
            return server + " by " + way;
        }
    }

    static Comparison along(MysqlRoute route) {
        return RUNS.along(route);
    }

    private static Comparison of(MysqlRoute route) {
        List<MysqlCase> cases = MysqlCase.of(route.server());
        try (RoundTrip<MysqlDatabase> trip = RoundTrip.within(route.server())) {
            trip.made(cases);
            trip.backup().expect(0);
            trip.onDump("verify").expect(0);
            switch (route.way()) {
                case RESTORE -> trip.restore().expect(0);
                case RESTORE_BY_INSERT -> byInsert(trip);
                case STOCK_TOOLS -> byStockTools(trip);
            }
            List<String> differences = new ArrayList<>(MysqlOracle.differences(trip.source(), trip.target()));
            cases.forEach(one -> differences.addAll(checked(one, trip)));
            return new Comparison(
                    MysqlOracle.contentOf(trip.source()).keySet(),
                    differences,
                    Comparison.linesOfOnlyOne(linesOf(trip.source()), linesOf(trip.target())));
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
}

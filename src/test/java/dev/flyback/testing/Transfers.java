package dev.flyback.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Threads that move amounts between tables of MySQL or MariaDB, each time in one transaction: whoever sees another sum than at the beginning sees half of one.
 * They write no binary log, as a replica or an administrator may.
 */
public final class Transfers implements AutoCloseable {
    public static final List<String> ACCOUNTS = List.of("first", "second", "third", "fourth");
    public static final String TABLES = "create table first (id int primary key, amount int);"
            + " create table second like first; create table third like first; create table fourth like first";
    public static final String SUM =
            "select sum(amount) from (select amount from first union all select amount from second"
                    + " union all select amount from third union all select amount from fourth) accounts";

    private static final int THREADS = 2;
    private static final int SOME = 20;
    private static final int DEADLOCK = 1213;
    private static final Duration UNTIL_THEY_BEGIN = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(5);

    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicLong done = new AtomicLong();
    private final AtomicReference<String> failure = new AtomicReference<>("");
    private final List<Thread> threads = new ArrayList<>();

    private Transfers(MysqlDatabase database) {
        for (int number = 0; number < THREADS; number++) {
            int first = number;
            threads.add(new Thread(() -> run(database, first), "transfers " + number));
        }
        threads.forEach(Thread::start);
    }

    /** Returns when they are at work. */
    public static Transfers between(MysqlDatabase database) {
        Transfers transfers = new Transfers(database);
        Patience.until(UNTIL_THEY_BEGIN, POLL, () -> transfers.done.get() > SOME, transfers.failure::get);
        return transfers;
    }

    /** Fails if less was moved than is needed for a test to mean something. */
    public void expectSome() {
        long before = done.get();
        Patience.until(UNTIL_THEY_BEGIN, POLL, () -> done.get() > before + SOME, failure::get);
    }

    private void run(MysqlDatabase database, int first) {
        try (Connection connection = database.connectAs(MysqlServer.ROOT);
                Statement statement = connection.createStatement()) {
            statement.execute("set session sql_log_bin = 0");
            for (int i = first; !over.get(); i += THREADS) {
                move(statement, i);
            }
        } catch (SQLException e) {
            failure.set(e.getMessage());
        }
    }

    /** A backup that locks the tables may end a transaction as a deadlock. */
    private void move(Statement statement, int i) throws SQLException {
        String from = ACCOUNTS.get(i % ACCOUNTS.size());
        String to = ACCOUNTS.get((i / 3 + i + 1) % ACCOUNTS.size());
        try {
            statement.execute("begin");
            statement.execute("update " + from + " set amount = amount - 7 where id = " + (i % 50 + 1));
            statement.execute("update " + to + " set amount = amount + 7 where id = " + (i % 50 + 51));
            statement.execute("commit");
            done.incrementAndGet();
        } catch (SQLException e) {
            if (e.getErrorCode() != DEADLOCK) {
                throw e;
            }
            statement.execute("rollback");
        }
    }

    @Override
    public void close() {
        over.set(true);
        threads.forEach(Transfers::join);
    }

    private static void join(Thread thread) {
        try {
            thread.join(UNTIL_THEY_BEGIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

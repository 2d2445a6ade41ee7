package dev.flyback.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.testing.FlybackResult;
import dev.flyback.testing.Patience;
import dev.flyback.testing.RunningFlyback;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DisturbedBackupIT extends AbstractDisturbedBackup {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final Duration POLL = Duration.ofMillis(20);

    /** A table whose types may be changed while it is locked; in a schema of its own. */
    private static final String VISITS = """
            create schema app;
            create type app.mood as enum ('sad', 'glad');
            create type app.place as (street text, city text);
            create domain app.moods as app.mood[];
            create table app.visit (id int, felt app.moods, at app.place, note text);
            insert into app.visit select n, array['sad', 'glad']::app.mood[], '(Main,X)', repeat('x', 500)
              from generate_series(1, 20000) n""";

    private static final String ANOTHER_IN_ITS_PLACE = """
            create schema app_new;
            create table app_new.visit (like app.visit);
            insert into app_new.visit select * from app.visit;
            alter schema app rename to app_old;
            alter schema app_new rename to app""";

    /** No row of a snapshot can have what these make, or print the name that they change. */
    private static final String HARMLESS = """
            alter type app.mood add value 'calm' before 'sad';
            alter type app.mood rename to temper;
            create type app.another as enum ('one');
            alter type app.another rename value 'one' to 'two';
            create table app.later (id int);
            grant usage on schema app to public""";

    DisturbedBackupIT() {
        super(new Postgres());
    }

    @Override
    String lockOf(String table) {
        return "begin; lock table " + table + " in access exclusive mode";
    }

    @Override
    String ownSession() {
        return "select pg_backend_pid()";
    }

    @Override
    String waitingToChange() {
        return "select pid from pg_locks where not granted and mode = 'AccessExclusiveLock'";
    }

    @Override
    String impatience() {
        return "set lock_timeout to '1s'";
    }

    @Override
    List<String> namesOf(String session, String table) {
        return List.of("process " + session, table);
    }

    @AfterEach
    void drop() {
        shop().database()
                .execute("drop schema if exists app cascade; drop schema if exists app_old cascade;"
                        + " drop schema if exists app_new cascade");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "the enum app.mood | alter type app.mood rename value 'sad' to 'blue'",
                "the type app.place | alter type app.place add attribute zip text",
                "the type app.place | alter type app.place drop attribute street",
                "the schema app | SWAP"
            },
            quoteCharacter = '"')
    void what_no_lock_keeps_is_looked_at_again_and_a_change_fails_the_run(String subject, String change) {
        StoreFolder store = store("changed");
        FlybackResult failed = backedUpDuring(store, change.equals("SWAP") ? ANOTHER_IN_ITS_PLACE : change)
                .expect(4);
        assertThat(failed.error().get("message").asText())
                .isEqualTo("Definitions changed during the backup: " + subject + ".");
        store.expectEmpty();
    }

    @Test
    void what_a_snapshot_cannot_hold_changes_nothing() {
        StoreFolder store = store("harmless");
        backedUpDuring(store, HARMLESS).expect(0);
        store.verify(store.dump()).expect(0);
    }

    @Test
    void a_table_that_is_dropped_before_its_size_is_known_is_left_out() throws SQLException {
        StoreFolder store = store("dropped");
        shop().database().execute("create schema app; create table app.staging (id int)");
        try (Connection other = shop().database().connect();
                Statement statement = other.createStatement()) {
            statement.execute("begin; drop table app.staging");
            RunningFlyback run = shop().backup(store).start();
            awaitReader();
            statement.execute("commit");
            run.await(LIMIT).expect(0);
        }
    }

    @Test
    void a_table_that_is_dropped_before_it_is_locked_is_left_out() throws SQLException {
        StoreFolder store = store("dropped-later");
        shop().database().execute("create schema app; create table app.aaa (id int); create table app.zzz (id int)");
        try (Connection other = shop().database().connect();
                Statement statement = other.createStatement()) {
            statement.execute("begin; lock table app.zzz in access exclusive mode");
            RunningFlyback run = shop().backup(store).start();
            awaitReader();
            shop().database().execute("drop table app.aaa");
            statement.execute("commit");
            run.await(LIMIT).expect(0);
        }
    }

    private FlybackResult backedUpDuring(StoreFolder store, String change) {
        shop().database().execute(VISITS);
        RunningFlyback run = shop().longBackup(store).start().heldAt("dump");
        try {
            shop().database().execute(change);
        } finally {
            run.signal("CONT");
        }
        return run.await(LIMIT);
    }

    private void awaitReader() {
        Patience.until(
                LIMIT,
                POLL,
                () -> !shop().database()
                        .query("select pid from pg_locks where not granted and mode = 'AccessShareLock'")
                        .isEmpty(),
                () -> "nobody waits to read");
    }
}

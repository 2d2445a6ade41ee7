package dev.flyback.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.testing.Database;
import dev.flyback.testing.FlybackProcess;
import dev.flyback.testing.FlybackResult;
import dev.flyback.testing.Migrated;
import dev.flyback.testing.Patience;
import dev.flyback.testing.Server;
import java.time.Duration;
import java.util.Optional;

/** A database that takes a while, and runs of the program on it. */
record Shop(EngineUnderTest engine, Server server, Database database) implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(20);
    private static final Duration UNTIL_SESSIONS_END = Duration.ofSeconds(20);

    static Shop of(EngineUnderTest engine) {
        return on(engine.server(), engine);
    }

    static Shop on(Server server, EngineUnderTest engine) {
        Database database = server.freshDatabase();
        Migrated.by(engine.migrations(), database);
        engine.fill(database);
        return new Shop(engine, server, database);
    }

    /** A backup that takes a second or so. */
    FlybackProcess backup(StoreFolder store) {
        return backup(store, 2);
    }

    FlybackProcess backup(StoreFolder store, int jobs) {
        return FlybackProcess.of("backup", "--json", "--progress=lines", "--name", "shop", "--jobs", "" + jobs)
                .with("--store", store.path().toString())
                .with("--migrations", engine.migrations().toString())
                .on(database);
    }

    /** A backup that compresses for longer: time enough for a disturbance in the middle. */
    FlybackProcess longBackup(StoreFolder store) {
        return backup(store).with("--compression-level", "19");
    }

    /** A restore of the newest dump. */
    FlybackProcess restore(Database target, StoreFolder store) {
        return FlybackProcess.of("restore", "--json", "--progress=lines", "--name", "shop", "--jobs", "2")
                .with("--store", store.path().toString())
                .on(target);
    }

    /** What the target's ledger says; empty if the target is not marked as half-restored. */
    Optional<String> phase(Database target) {
        return hasLedger(target)
                ? target.query(engine.phases()).stream().map(row -> row.get(0)).findFirst()
                : Optional.empty();
    }

    boolean hasLedger(Database target) {
        return !target.value(engine.ledgers()).equals("0");
    }

    /** A target that is refused until the restore goes on, and then is the same as the shop. */
    void expectHalfRestoredUntilResumed(Database target, StoreFolder dumps) {
        FlybackResult refused = restore(target, dumps).run().expect(8);
        assertThat(refused.error().get("message").asText()).contains("half-restored");
        restore(target, dumps).with("--resume", "--prove").run().expect(0);
        target.assertSameAs(database);
    }

    /** Fails if the program's sessions in the shop do not end soon. */
    void expectNoSession() {
        expectNoSession(database);
    }

    /** Fails if the program's sessions do not end soon; a server notices the end of a client when it next writes to it. */
    void expectNoSession(Database in) {
        Patience.until(
                UNTIL_SESSIONS_END,
                POLL,
                () -> in.query(engine.sessions()).isEmpty(),
                () -> "sessions are left on the server: " + in.query(engine.sessions()));
    }

    /** Code 4, and words about the connection or the server. */
    static void expectLost(FlybackResult result) {
        result.expect(4);
        assertThat(result.error().get("name").asText()).isEqualTo("DATABASE");
        assertThat(result.error().get("message").asText())
                .containsPattern("(?i)connect|terminat|shut|crash|server|I/O error|session|socket");
        assertThat(result.error().get("hint").asText()).isNotBlank();
        assertThat(result.standardError()).doesNotContain("\tat ");
        assertThat(result.output()).isEmpty();
    }

    @Override
    public void close() {
        database.close();
    }
}

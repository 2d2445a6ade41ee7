package dev.flyback.database.postgres.target;

import dev.flyback.database.postgres.connection.Query;
import dev.flyback.database.postgres.connection.Quoting;
import dev.flyback.database.postgres.connection.WritingSession;
import dev.flyback.database.postgres.ledger.Step;
import dev.flyback.dump.index.SequenceEntry;
import dev.flyback.dump.index.TableName;
import dev.flyback.failure.TargetRefusedException;
import java.util.List;

/** What comes after rows, indexes and keys. Doing it again changes nothing. */
final class Finishing {
    private static final String AT_THE_END =
            "SELECT number, description FROM flyback_restore.step WHERE at_the_end AND NOT done ORDER BY number";

    /** A name that the target lacks gives no row. */
    private static final String SET = "SELECT setval(c.oid::regclass, ?::bigint, ?) FROM pg_class c JOIN pg_namespace n"
            + " ON n.oid = c.relnamespace WHERE c.relkind = 'S' AND n.nspname = ? AND c.relname = ?";

    private final WritingSession session;

    Finishing(WritingSession session) {
        this.session = session;
    }

    void finish(List<SequenceEntry> sequences, List<TableName> derived) {
        sequences.forEach(this::set);
        runLastSteps();
        refresh(derived);
    }

    private void set(SequenceEntry sequence) {
        List<Long> set = Query.list(
                session.connection(),
                "setting the sequence " + sequence.name(),
                SET,
                row -> row.getLong(1),
                sequence.value(),
                sequence.called(),
                sequence.name().schema(),
                sequence.name().name());
        if (set.isEmpty()) {
            throw new TargetRefusedException(
                    "The target lacks the sequence " + sequence.name() + ".",
                    "Restore into a database that has the dump's migrations.");
        }
    }

    private void runLastSteps() {
        record Last(int number, String description) {}
        for (Last step : Query.list(
                session.connection(),
                "reading what has to be put back",
                AT_THE_END,
                row -> new Last(row.getInt(1), row.getString(2)))) {
            session.patientTransaction("putting back " + step.description(), () -> Step.run(session, step.number()));
        }
    }

    /** With row-level security as it would hold for anyone who refreshes: a view shows what its owner may see. */
    private void refresh(List<TableName> derived) {
        for (TableName view : derived) {
            String sql = Quoting.identifier(view);
            session.patientTransaction("refreshing " + view, () -> {
                session.run("SET LOCAL row_security = on");
                session.run("REFRESH MATERIALIZED VIEW " + sql);
                session.run("ANALYZE " + sql);
            });
        }
    }
}

package dev.flyback.database.postgres.rebuild;

import dev.flyback.database.postgres.catalogue.Scope;
import dev.flyback.database.postgres.connection.Query;
import dev.flyback.database.postgres.connection.WritingSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Event triggers, which would fire on what a restore changes for its own sake. Switching them off and on fires none. Those of extensions are left alone: an
 * extension may need them for its tables.
 */
public final class EventTriggers {
    private static final String FIRING = " FROM pg_event_trigger t WHERE t.evtenabled IN ('O', 'A') AND "
            + Scope.notOfAnExtension("pg_event_trigger", "t.oid");

    private static final String OWN = "SELECT format('ALTER EVENT TRIGGER %I DISABLE', t.evtname),"
            + " format('ALTER EVENT TRIGGER %I ENABLE%s', t.evtname, CASE t.evtenabled WHEN 'A' THEN ' ALWAYS' ELSE '' END)"
            + FIRING + " AND pg_has_role(t.evtowner, 'USAGE') ORDER BY t.evtname";

    private static final String OTHERS = "SELECT string_agg(format('%I', t.evtname), ', ' ORDER BY t.evtname)" + FIRING
            + " AND NOT pg_has_role(t.evtowner, 'USAGE')";

    private EventTriggers() {}

    private record Switch(String off, String back) {}

    /**
     * Switches off those that the account may.
     *
     * @return the statements that switch them back to what they were
     */
    static List<String> off(WritingSession session) {
        List<String> back = new ArrayList<>();
        for (Switch one : Query.list(
                session.connection(),
                "reading the event triggers",
                OWN,
                row -> new Switch(row.getString(1), row.getString(2)))) {
            session.execute(one.off(), "keeping event triggers from firing");
            back.add(one.back());
        }
        return back;
    }

    /** A sentence about those that will fire; empty if there is none. */
    public static Optional<String> warning(WritingSession session) {
        return Query.list(session.connection(), "reading the event triggers", OTHERS, row -> row.getString(1)).stream()
                .filter(Objects::nonNull)
                .map(names -> "The account may not switch off the event triggers " + names
                        + ": they fire on what the restore changes for its own sake. If they write to tables of the dump, let"
                        + " their owner disable them meanwhile.")
                .findFirst();
    }
}

package dev.flyback.database.mysql.rebuild;

import dev.flyback.database.mysql.catalogue.Definitions.Definition;
import dev.flyback.database.mysql.connection.Quoting;
import java.sql.Connection;

/** Keeps events from firing while rows come, and lets them again. Those that do not fire are left alone, as a replica's are. */
public final class Events {
    private static final String ENABLED = "ENABLED";

    private Events() {}

    /** @param now as it is defined at this moment */
    static void disable(Connection connection, Definition now) {
        alter(connection, now, " DISABLE", "keeping the event " + now.name() + " from firing");
    }

    /** @param recorded as it was defined before */
    public static void enable(Connection connection, Definition recorded) {
        alter(connection, recorded, " ENABLE", "putting back the event " + recorded.name());
    }

    /** Whoever alters an event becomes its definer if no other is named, and its character sets become those of the session. */
    private static void alter(Connection connection, Definition event, String state, String doing) {
        if (event.belongsTo().equals(ENABLED)) {
            String name = " EVENT " + Quoting.identifier(event.name());
            String definer = event.text()
                    .substring(
                            "CREATE".length(),
                            Math.max("CREATE".length(), event.text().indexOf(name)));
            MakersSession.run(connection, event, "ALTER" + definer + name + state, doing);
        }
    }
}

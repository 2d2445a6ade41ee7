package dev.flyback.database.mysql.target;

import dev.flyback.database.mysql.catalogue.Counters;
import dev.flyback.database.mysql.catalogue.Definitions;
import dev.flyback.database.mysql.catalogue.Definitions.Definition;
import dev.flyback.database.mysql.connection.Query;
import dev.flyback.database.mysql.ledger.Finding;
import dev.flyback.database.mysql.ledger.RecordedDefinitions;
import dev.flyback.database.mysql.rebuild.Events;
import dev.flyback.database.mysql.rebuild.MakersSession;
import dev.flyback.dump.index.SequenceEntry;
import dev.flyback.dump.index.TableName;
import dev.flyback.failure.DatabaseException;
import java.sql.Connection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What comes after rows and keys. Doing it again changes nothing. */
final class Finishing {
    private final Connection connection;

    Finishing(Connection connection) {
        this.connection = connection;
    }

    /** @return what was found meanwhile */
    List<String> finish(List<SequenceEntry> sequences) {
        setCounters(sequences);
        for (Definition event : RecordedDefinitions.read(connection, Definitions.EVENT)) {
            Events.enable(connection, event);
        }
        MakersSession.end(connection);
        return Finding.texts(connection);
    }

    private void setCounters(List<SequenceEntry> sequences) {
        for (SequenceEntry sequence : sequences) {
            for (String statement : Counters.setting(sequence)) {
                Query.execute(connection, "setting the counter of " + sequence.name(), statement);
            }
        }
        Map<TableName, SequenceEntry> counters = new HashMap<>();
        Counters.read(connection).forEach(found -> counters.put(found.name(), found));
        for (SequenceEntry wanted : sequences) {
            SequenceEntry found = counters.get(wanted.name());
            if (found != null && !found.value().equals(wanted.value())) {
                throw new DatabaseException(
                        "The counter of " + wanted.name() + " stands at " + found.value() + " where the dump says "
                                + wanted.value() + ".",
                        "Do not use this database; make sure that nothing else writes to it, and restore into a clean one.");
            }
        }
    }
}

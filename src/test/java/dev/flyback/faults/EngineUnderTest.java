package dev.flyback.faults;

import dev.flyback.testing.Database;
import dev.flyback.testing.OwnServer;
import dev.flyback.testing.Server;
import java.nio.file.Path;

/** An engine as the tests of faults see it: its servers, what its shop is made of, and the SQL by which a server tells what they look for. */
interface EngineUnderTest {
    /** Where the scripts and rows of shops are. */
    Path RESOURCES = Path.of("src/test/resources/dev/flyback/faults");

    /** Shared with other tests. */
    Server server();

    /** Of the test's own. */
    OwnServer startServer();

    /** The shop's scripts: the tables customer, line, audit and more, with keys, indexes, checks, a trigger, a view and seed rows. */
    Path migrations();

    /** Fills a migrated shop with rows. */
    void fill(Database shop);

    /** A query for the program's sessions in the current database, the oldest first: their number, and what they do. */
    String sessions();

    /** As {@link #sessions}, for those that read rows: more than none as long as a backup does. */
    String readingSessions();

    /** A statement that ends a session. */
    String endOf(String session);

    /** A query for the note that a restore leaves as long as it is not complete: how many tables of the ledger there are. */
    String ledgers();

    /** A query for the phases of the restores that the ledger, which is there, has. */
    String phases();
}

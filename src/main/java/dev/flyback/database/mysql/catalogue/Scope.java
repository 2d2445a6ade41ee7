package dev.flyback.database.mysql.catalogue;

/** Which tables are the user's, as a condition for queries of {@code information_schema}. */
public final class Scope {
    /** The tables of the ledger that a running restore keeps in its target; for use in SQL, as a list of texts. */
    public static final String LEDGER_TABLES =
            "'flyback_restore', 'flyback_restore_frame', 'flyback_restore_step', 'flyback_restore_definition', 'flyback_restore_finding'";

    /** What stands for every query of tables: the ledger of a restore is nobody's. */
    public static final String OURS = "TABLE_SCHEMA = DATABASE() AND TABLE_NAME NOT IN (" + LEDGER_TABLES + ")";

    private Scope() {}
}

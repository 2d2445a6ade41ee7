package dev.flyback.fidelity;

import java.sql.Statement;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/** A migration that is no script; Flyway reads version and description out of the class's name. */
final class V2__Made_by_java extends BaseJavaMigration {
    @Override
    public void migrate(Context context) throws Exception {
        try (Statement statement = context.getConnection().createStatement()) {
            statement.execute("create table made_by_java (x int)");
        }
    }
}

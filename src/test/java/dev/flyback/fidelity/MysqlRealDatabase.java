package dev.flyback.fidelity;

import dev.flyback.testing.MysqlDatabase;
import dev.flyback.testing.MysqlServer;
import dev.flyback.testing.RealMigrations;

/** A database that real applications migrated and filled: Netflix Conductor in one of its versions and, above it, Quartz. */
final class MysqlRealDatabase {
    /** What every version of Conductor can hold. */
    private static final String ROWS = """
            create temporary table n with recursive n as (select 1 as i union all select i + 1 from n where i < 500) select i from n;
            insert into meta_workflow_def (name, version, latest_version, json_data) select concat('w', i), i, i, '{"name": "w"}' from n where i <= 20;
            insert into meta_task_def (name, json_data) select concat('t', i), '{"name":\\t"t"}\\n' from n where i <= 20;
            insert into meta_event_handler (name, event, active, json_data) select concat('h', i), 'e', i % 2 = 0, '\\\\.' from n where i <= 20;
            insert into event_execution (event_handler_name, event_name, message_id, execution_id, json_data) select 'h', 'e', concat('m', i), concat('x', i), '{}' from n;
            insert into workflow (workflow_id, correlation_id, json_data) select concat('w', i), nullif(i % 5, 0), '{"🎁": null}' from n;
            insert into workflow_def_to_workflow (workflow_def, date_str, workflow_id) select 'w', 20260101, concat('w', i) from n;
            insert into workflow_pending (workflow_type, workflow_id) select 'w', concat('w', i) from n;
            insert into task (task_id, json_data) select concat('t', i), repeat('x', i) from n;
            insert into workflow_to_task (workflow_id, task_id) select concat('w', i), concat('t', i) from n;
            insert into task_scheduled (workflow_id, task_key, task_id) select concat('w', i), 'k', concat('t', i) from n;
            insert into task_in_progress (task_def_name, task_id, workflow_id) select 'd', concat('t', i), concat('w', i) from n;
            insert into queue (queue_name) values ('q'), ('_decider');
            insert into queue_message (queue_name, message_id, popped, payload) select 'q', concat('m', i), i % 2 = 0, null from n;
            insert into poll_data (queue_name, domain, json_data) values ('q', 'DEFAULT', '{}');
            """;

    private static final String ROWS_OF_QUARTZ = """
            insert into QRTZ_JOB_DETAILS values ('s', 'j', 'g', null, 'c', '1', '0', '0', '0', x'ACED0005005C27220A00FF');
            insert into QRTZ_TRIGGERS values ('s', 't', 'g', 'j', 'g', '', 1700000000000, -1, 5, 'WAITING', 'CRON', 1700000000000, 0, null, 0, x'');
            insert into QRTZ_CRON_TRIGGERS values ('s', 't', 'g', '0 0 12 * * ?', 'Europe/Paris');
            insert into QRTZ_BLOB_TRIGGERS values ('s', 't', 'g', x'00');
            insert into QRTZ_LOCKS values ('s', 'TRIGGER_ACCESS'), ('s', 'STATE_ACCESS');
            """;

    private MysqlRealDatabase() {}

    /** The source of a way there and back, with Quartz above Conductor's newest version. */
    static RoundTrip<MysqlDatabase> of(int version, MysqlServer server) {
        RoundTrip<MysqlDatabase> trip = RoundTrip.within(server);
        RealMigrations.mysqlUpTo(version, trip.scripts());
        if (version == RealMigrations.NEWEST) {
            RealMigrations.quartz(version + 1, trip.scripts());
            return trip.migrate().fill(ROWS).fill(ROWS_OF_QUARTZ);
        }
        return trip.migrate().fill(ROWS);
    }
}

package dev.flyback.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the server says of a database's objects: the statements that would make them, counters among them, and the order in which triggers fire. */
final class MysqlOracleDefinitions {
    private static final String TABLES = "select table_name, table_type from information_schema.tables"
            + " where table_schema = database() order by 1";
    private static final String TRIGGERS =
            "select trigger_name from information_schema.triggers where trigger_schema = database() order by 1";
    private static final String ORDER_OF_TRIGGERS = "select concat(trigger_name, ' of ', event_object_table),"
            + " concat_ws(' ', action_timing, event_manipulation, action_order) from information_schema.triggers"
            + " where trigger_schema = database()";
    private static final String ROUTINES = "select routine_name, routine_type from information_schema.routines"
            + " where routine_schema = database() order by 1";
    private static final String EVENTS =
            "select event_name from information_schema.events where event_schema = database()";
    private static final String OPTIONS_OF_DATABASE = "select 'database', concat_ws(' ', default_character_set_name,"
            + " default_collation_name) from information_schema.schemata where schema_name = database()";

    private MysqlOracleDefinitions() {}

    static Map<String, String> of(Connection connection, String database) throws SQLException {
        Map<String, String> facts = new TreeMap<>();
        for (List<String> table : Rows.of(connection, TABLES)) {
            String kind = switch (table.get(1)) {
                case "VIEW" -> "view";
                case "SEQUENCE" -> "sequence";
                default -> "table";
            };
            put(facts, connection, kind, table.get(0));
        }
        for (List<String> trigger : Rows.of(connection, TRIGGERS)) {
            put(facts, connection, "trigger", trigger.get(0));
        }
        for (List<String> routine : Rows.of(connection, ROUTINES)) {
            put(facts, connection, routine.get(1).toLowerCase(java.util.Locale.ROOT), routine.get(0));
        }
        for (List<String> event : Rows.of(connection, EVENTS)) {
            put(facts, connection, "event", event.get(0));
        }
        for (List<String> order : Rows.of(connection, ORDER_OF_TRIGGERS)) {
            facts.put("order of trigger " + order.get(0), order.get(1));
        }
        Rows.of(connection, OPTIONS_OF_DATABASE).forEach(row -> facts.put(row.get(0), row.get(1)));
        facts.replaceAll((name, text) -> text.replace(MysqlServer.quoted(database) + ".", ""));
        return facts;
    }

    /** MariaDB's sequences by name, with their whole state. */
    static Map<String, String> sequences(Connection connection) throws SQLException {
        Map<String, String> states = new TreeMap<>();
        for (List<String> table : Rows.of(connection, TABLES)) {
            if (table.get(1).equals("SEQUENCE")) {
                String state = "select * from " + MysqlServer.quoted(table.get(0));
                states.put(table.get(0), Rows.of(connection, state).toString());
            }
        }
        return states;
    }

    /** Without the name, which comes first, and without the instant at which a trigger was made. */
    private static void put(Map<String, String> facts, Connection connection, String kind, String name)
            throws SQLException {
        List<String> row = Rows.of(connection, "show create " + kind + " " + MysqlServer.quoted(name))
                .get(0);
        List<String> told = new ArrayList<>(row.subList(1, kind.equals("trigger") ? 6 : row.size()));
        facts.put(kind + " " + name, told.toString());
    }
}

package dev.flyback.faults;

import java.util.List;

final class MysqlDisturbedBackupIT extends AbstractDisturbedBackup {
    MysqlDisturbedBackupIT() {
        super(new Mysql());
    }

    @Override
    String lockOf(String table) {
        return "lock tables " + table + " write";
    }

    @Override
    String ownSession() {
        return "select connection_id()";
    }

    @Override
    String waitingToChange() {
        return "select id from information_schema.processlist where info like 'alter table %' and state like 'Waiting for%'";
    }

    @Override
    String impatience() {
        return "set lock_wait_timeout = 1";
    }

    @Override
    List<String> namesOf(String session, String table) {
        return List.of("connection " + session);
    }
}

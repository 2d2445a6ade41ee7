package dev.flyback.faults;

import java.util.List;

final class DisturbedBackupIT extends AbstractDisturbedBackup {
    DisturbedBackupIT() {
        super(new Postgres());
    }

    @Override
    String lockOf(String table) {
        return "begin; lock table " + table + " in access exclusive mode";
    }

    @Override
    String ownSession() {
        return "select pg_backend_pid()";
    }

    @Override
    String waitingToChange() {
        return "select pid from pg_locks where not granted and mode = 'AccessExclusiveLock'";
    }

    @Override
    String impatience() {
        return "set lock_timeout to '1s'";
    }

    @Override
    List<String> namesOf(String session, String table) {
        return List.of("process " + session, table);
    }
}

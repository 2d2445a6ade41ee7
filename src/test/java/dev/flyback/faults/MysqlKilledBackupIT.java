package dev.flyback.faults;

final class MysqlKilledBackupIT extends AbstractKilledBackup {
    MysqlKilledBackupIT() {
        super(new Mysql());
    }
}

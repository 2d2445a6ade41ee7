package dev.flyback.faults;

final class MysqlKilledRestoreIT extends AbstractKilledRestore {
    MysqlKilledRestoreIT() {
        super(new Mysql());
    }
}

package dev.flyback.faults;

final class MysqlDamagedDumpIT extends AbstractDamagedDump {
    MysqlDamagedDumpIT() {
        super(new Mysql());
    }
}

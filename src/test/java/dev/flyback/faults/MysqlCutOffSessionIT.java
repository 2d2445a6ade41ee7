package dev.flyback.faults;

final class MysqlCutOffSessionIT extends AbstractCutOffSession {
    MysqlCutOffSessionIT() {
        super(new Mysql());
    }
}

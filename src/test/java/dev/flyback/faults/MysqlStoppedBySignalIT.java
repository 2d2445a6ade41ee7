package dev.flyback.faults;

final class MysqlStoppedBySignalIT extends AbstractStoppedBySignal {
    MysqlStoppedBySignalIT() {
        super(new Mysql());
    }
}

package dev.flyback.faults;

final class MysqlFullStoreIT extends AbstractFullStore {
    MysqlFullStoreIT() {
        super(new Mysql());
    }
}

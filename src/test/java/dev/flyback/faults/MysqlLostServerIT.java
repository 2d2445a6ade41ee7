package dev.flyback.faults;

final class MysqlLostServerIT extends AbstractLostServer {
    MysqlLostServerIT() {
        super(new Mysql());
    }
}

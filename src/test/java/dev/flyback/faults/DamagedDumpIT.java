package dev.flyback.faults;

final class DamagedDumpIT extends AbstractDamagedDump {
    DamagedDumpIT() {
        super(new Postgres());
    }
}

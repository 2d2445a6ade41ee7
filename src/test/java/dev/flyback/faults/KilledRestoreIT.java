package dev.flyback.faults;

final class KilledRestoreIT extends AbstractKilledRestore {
    KilledRestoreIT() {
        super(new Postgres());
    }
}

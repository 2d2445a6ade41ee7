package dev.flyback.faults;

final class KilledBackupIT extends AbstractKilledBackup {
    KilledBackupIT() {
        super(new Postgres());
    }
}

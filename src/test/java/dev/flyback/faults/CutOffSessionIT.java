package dev.flyback.faults;

final class CutOffSessionIT extends AbstractCutOffSession {
    CutOffSessionIT() {
        super(new Postgres());
    }
}

package dev.flyback.faults;

final class StoppedBySignalIT extends AbstractStoppedBySignal {
    StoppedBySignalIT() {
        super(new Postgres());
    }
}

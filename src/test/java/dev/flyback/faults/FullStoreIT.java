package dev.flyback.faults;

final class FullStoreIT extends AbstractFullStore {
    FullStoreIT() {
        super(new Postgres());
    }
}

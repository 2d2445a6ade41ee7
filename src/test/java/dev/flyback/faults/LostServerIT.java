package dev.flyback.faults;

final class LostServerIT extends AbstractLostServer {
    LostServerIT() {
        super(new Postgres());
    }
}

package dev.flyback.database;

/** A value that must never be printed: {@link #toString()} does not tell it. */
public record Secret(String value) {
    @Override
    public String toString() {
        return "********";
    }
}

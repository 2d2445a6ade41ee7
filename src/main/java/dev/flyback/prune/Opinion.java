package dev.flyback.prune;

/** What one rule says of one dump, and why. */
record Opinion(boolean keep, String reason) {
    static Opinion keep(String reason) {
        return new Opinion(true, reason);
    }

    static Opinion remove(String reason) {
        return new Opinion(false, reason);
    }
}

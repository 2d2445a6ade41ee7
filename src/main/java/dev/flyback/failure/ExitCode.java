package dev.flyback.failure;

/**
 * How the process ends. Scripts rely on numbers and names; both are printed by {@code --help} and never change.
 */
public enum ExitCode {
    DONE(0, "all of it, checked"),
    INTERNAL(1, "a bug in Flyback"),
    USAGE(2, "wrong flags or configuration"),
    FINDINGS(3, "done, with something to look at"),
    DATABASE(4, "database unreachable, refused, or lost half-way"),
    STORE(5, "store unreachable, refused, or full"),
    NO_SUCH_DUMP(6, "no dump matches"),
    DUMP_DAMAGED(7, "a hash, a length or the end of a dump is wrong"),
    TARGET_REFUSED(8, "target not clean, of another engine, version or shape, or half-restored"),
    BUSY(9, "another run holds this database's lock"),
    INTERRUPTED(130, "stopped by SIGINT"),
    TERMINATED(143, "stopped by SIGTERM");

    private final int number;
    private final String meaning;

    ExitCode(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    public int number() {
        return number;
    }

    public String meaning() {
        return meaning;
    }
}

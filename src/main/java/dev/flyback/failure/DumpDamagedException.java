package dev.flyback.failure;

/** A dump whose bytes are not those that were written: a hash, a length or the end is wrong. */
public final class DumpDamagedException extends FlybackException {
    private static final long serialVersionUID = 1L;

    public DumpDamagedException(String message, String hint) {
        super(ExitCode.DUMP_DAMAGED, message, hint);
    }

    public DumpDamagedException(String message, String hint, Throwable cause) {
        super(ExitCode.DUMP_DAMAGED, message, hint, cause);
    }
}

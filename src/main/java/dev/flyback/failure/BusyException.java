package dev.flyback.failure;

/** Another run holds the lock of the same database. */
public final class BusyException extends FlybackException {
    private static final long serialVersionUID = 1L;

    public BusyException(String message, String hint) {
        super(ExitCode.BUSY, message, hint);
    }

    public BusyException(String message, String hint, Throwable cause) {
        super(ExitCode.BUSY, message, hint, cause);
    }
}

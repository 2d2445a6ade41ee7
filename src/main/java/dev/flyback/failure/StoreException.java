package dev.flyback.failure;

/** A store that is unreachable, refuses, or is full. */
public final class StoreException extends FlybackException {
    private static final long serialVersionUID = 1L;

    public StoreException(String message, String hint) {
        super(ExitCode.STORE, message, hint);
    }

    public StoreException(String message, String hint, Throwable cause) {
        super(ExitCode.STORE, message, hint, cause);
    }
}

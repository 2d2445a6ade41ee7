package dev.flyback.failure;

/** A store that is unreachable, refuses, or is full. */
public sealed class StoreException extends FlybackException permits ArchivedException {
    private static final long serialVersionUID = 1L;

    public StoreException(String message, String hint) {
        super(ExitCode.STORE, message, hint);
    }

    public StoreException(String message, String hint, Throwable cause) {
        super(ExitCode.STORE, message, hint, cause);
    }
}

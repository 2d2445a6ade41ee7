package dev.flyback.failure;

/** A database that is unreachable, refuses, or was lost half-way. */
public final class DatabaseException extends FlybackException {
    private static final long serialVersionUID = 1L;

    public DatabaseException(String message, String hint) {
        super(ExitCode.DATABASE, message, hint);
    }

    public DatabaseException(String message, String hint, Throwable cause) {
        super(ExitCode.DATABASE, message, hint, cause);
    }
}

package dev.flyback.failure;

/** Flags or configuration that cannot be meant. */
public final class UsageException extends FlybackException {
    private static final long serialVersionUID = 1L;

    public UsageException(String message, String hint) {
        super(ExitCode.USAGE, message, hint);
    }

    public UsageException(String message, String hint, Throwable cause) {
        super(ExitCode.USAGE, message, hint, cause);
    }
}

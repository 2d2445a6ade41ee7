package dev.flyback.failure;

/** No dump, or more than one, matches what was asked for. */
public final class NoSuchDumpException extends FlybackException {
    private static final long serialVersionUID = 1L;

    public NoSuchDumpException(String message, String hint) {
        super(ExitCode.NO_SUCH_DUMP, message, hint);
    }

    public NoSuchDumpException(String message, String hint, Throwable cause) {
        super(ExitCode.NO_SUCH_DUMP, message, hint, cause);
    }
}

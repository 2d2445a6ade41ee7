package dev.flyback.failure;

import java.util.Objects;

/**
 * A failure that is expected in operation: it tells what happened and to what, what to do next, and how the process ends.
 * Everything else that is thrown is a bug and ends with {@link ExitCode#INTERNAL}. Messages and hints never hold a secret.
 */
public abstract sealed class FlybackException extends RuntimeException
        permits UsageException,
                DatabaseException,
                StoreException,
                NoSuchDumpException,
                DumpDamagedException,
                TargetRefusedException,
                BusyException,
                FindingsException {
    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;
    private final String hint;

    FlybackException(ExitCode exitCode, String message, String hint) {
        super(message);
        this.exitCode = exitCode;
        this.hint = hint;
    }

    FlybackException(ExitCode exitCode, String message, String hint, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
        this.hint = hint;
    }

    /** What happened, and to what. */
    @Override
    public String getMessage() {
        return Objects.requireNonNullElse(super.getMessage(), "");
    }

    public ExitCode exitCode() {
        return exitCode;
    }

    /** What to do next, one sentence; never empty. */
    public String hint() {
        return hint;
    }
}

package dev.flyback.failure;

/** A target that the dump must not be restored into. */
public final class TargetRefusedException extends FlybackException {
    private static final long serialVersionUID = 1L;

    public TargetRefusedException(String message, String hint) {
        super(ExitCode.TARGET_REFUSED, message, hint);
    }

    public TargetRefusedException(String message, String hint, Throwable cause) {
        super(ExitCode.TARGET_REFUSED, message, hint, cause);
    }
}

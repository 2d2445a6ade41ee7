package dev.flyback.failure;

/** What was asked for is done, but the user wants odd results to fail the run. */
public final class FindingsException extends FlybackException {
    private static final long serialVersionUID = 1L;

    public FindingsException(String message, String hint) {
        super(ExitCode.FINDINGS, message, hint);
    }
}

package dev.flyback.failure;

/** An object that its store has moved to an archive, from which it must be brought back before it can be read. */
public final class ArchivedException extends StoreException {
    private static final long serialVersionUID = 1L;

    public ArchivedException(String message, String hint, Throwable cause) {
        super(message, hint, cause);
    }
}

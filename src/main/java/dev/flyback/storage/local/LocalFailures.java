package dev.flyback.storage.local;

import dev.flyback.failure.StoreException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;

/** Turns what the operating system says into what the user can do about it. */
final class LocalFailures {
    private LocalFailures() {}

    /**
     * The failure to throw.
     *
     * @param attempt what was tried, to continue the words "Could not": {@code write /backups/orders/…}
     */
    static StoreException of(String attempt, IOException cause) {
        return new StoreException("Could not " + attempt + ": " + reason(cause) + ".", hint(cause), cause);
    }

    private static String reason(IOException cause) {
        if (cause instanceof AccessDeniedException denied) {
            return "permission denied on " + denied.getFile();
        }
        if (cause instanceof NotDirectoryException || cause instanceof FileAlreadyExistsException) {
            return ((FileSystemException) cause).getFile() + " is in the way and is not a folder";
        }
        if (cause instanceof NoSuchFileException gone) {
            return gone.getFile() + " is not there";
        }
        if (cause instanceof ClosedChannelException) {
            return "it was stopped";
        }
        String message = words(cause);
        return message.isEmpty() ? cause.getClass().getSimpleName() : message;
    }

    private static String hint(IOException cause) {
        String words = words(cause).toLowerCase(Locale.ROOT);
        if (cause instanceof AccessDeniedException || words.contains("operation not permitted")) {
            return "Run Flyback as an account that may write there, or give another folder with --store.";
        }
        if (words.contains("no space left") || words.contains("quota exceeded")) {
            return "Make room (flyback list shows the dumps), or give another folder with --store.";
        }
        if (words.contains("read-only file system")) {
            return "Mount the file system writable, or give another folder with --store.";
        }
        if (words.contains("too many open files")) {
            return "Raise the limit of open files (ulimit -n), or use fewer --jobs.";
        }
        if (words.contains("name too long")) {
            return "Give a shorter --name, or a folder nearer to the root with --store.";
        }
        if (cause instanceof ClosedChannelException) {
            return "Nothing was left behind; run it again.";
        }
        return "Check the folder that --store names, and its disk.";
    }

    private static String words(IOException cause) {
        String text = cause instanceof FileSystemException system ? system.getReason() : cause.getMessage();
        return text == null ? "" : text;
    }
}

package dev.flyback.storage.local;

import dev.flyback.storage.UnfinishedWrite;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The folder of what is being written. A living writer holds a lock on its file; a file whose lock can be had was left by a dead one and is
 * removed.
 */
final class Incomplete {
    static final String FOLDER = ".incomplete";

    /** Kept for ever; see {@link Publication}. */
    static final String PUBLISHING = "publishing.lock";

    /** A cleaner can only meet a file in the instant between its making and its locking. */
    private static final int MAX_ATTEMPTS = 10;

    /**
     * The files of this process. It must not open them a second time: closing any descriptor of a file gives up all of the process's locks on it.
     */
    private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

    private final Path folder;

    /**
     * Opens the folder, making it if need be.
     *
     * @param root the store's folder, as a real path
     */
    Incomplete(Path root) throws IOException {
        this.folder = root.resolve(FOLDER);
        Folders.createBetween(root, folder.resolve(PUBLISHING));
    }

    /** A new file, locked. */
    Open open() throws IOException {
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            Open open = tryOpen(folder.resolve(UUID.randomUUID() + ".part"));
            if (open != null) {
                return open;
            }
        }
        throw new IOException("another process keeps removing new files in " + folder);
    }

    /** Removes what dead writers left and the caller does not want. What cannot be looked at stays, and is not shown. */
    void removeLeftovers(Predicate<UnfinishedWrite> unwanted) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.part")) {
            for (Path file : files) {
                if (!OWN.contains(file)) {
                    removeIfDead(file, unwanted);
                }
            }
        }
    }

    Path folder() {
        return folder;
    }

    /**
     * A file that is being written.
     *
     * @param channel closing it gives up the lock
     */
    record Open(Path path, FileChannel channel) {
        /** Closes and removes the file, if it is still there. */
        void discard() throws IOException {
            try (channel) {
                Files.deleteIfExists(path);
            } finally {
                OWN.remove(path);
            }
        }
    }

    private static @Nullable Open tryOpen(Path path) throws IOException {
        OWN.add(path);
        Open open = null;
        boolean mine = false;
        try {
            open = new Open(
                    path,
                    FileChannel.open(
                            path,
                            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                            Folders.rights(path, "rw-------")));
            mine = open.channel().tryLock() != null && Files.exists(path);
            return mine ? open : null;
        } finally {
            if (!mine) {
                abandon(path, open);
            }
        }
    }

    private static UnfinishedWrite unfinished(Path file) throws IOException {
        return new UnfinishedWrite(
                FOLDER + "/" + file.getFileName(),
                Optional.empty(),
                Files.getLastModifiedTime(file).toInstant());
    }

    private static void abandon(Path path, @Nullable Open open) throws IOException {
        if (open == null) {
            OWN.remove(path);
        } else {
            open.discard();
        }
    }

    private static void removeIfDead(Path file, Predicate<UnfinishedWrite> unwanted) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            if (channel.tryLock() != null && unwanted.test(unfinished(file))) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException e) {
            // Its writer has just ended, or another cleaner was faster.
        } catch (AccessDeniedException e) {
            // Another account's: that account's next run removes it.
        }
    }
}

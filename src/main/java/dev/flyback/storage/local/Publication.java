package dev.flyback.storage.local;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;

/**
 * Gives a whole file its final name, at once and only if nothing has that name. A hard link does just that. Where the file system has no hard
 * links, a rename does it under a lock that all of Flyback's writers in this store take.
 */
final class Publication {
    private static final Object ONE_AT_A_TIME = new Object();
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(50);

    private final HardLinks links;
    private final Path incomplete;

    Publication(HardLinks links, Path incomplete) {
        this.links = links;
        this.incomplete = incomplete;
    }

    /**
     * Publishes the file; the name in the folder of incomplete files may remain and is removed by the caller.
     *
     * @throws FileAlreadyExistsException if something has the name; nothing has changed then
     */
    void publish(Path whole, Path name) throws IOException {
        try {
            links.link(name, whole);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException e) {
            rename(whole, name);
        }
    }

    private void rename(Path whole, Path name) throws IOException {
        synchronized (ONE_AT_A_TIME) {
            Path lockFile = incomplete.resolve(Incomplete.PUBLISHING);
            try (FileChannel channel = FileChannel.open(
                    lockFile,
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                    Folders.rights(lockFile, "rw-------"))) {
                lock(channel);
                if (Files.exists(name, LinkOption.NOFOLLOW_LINKS)) {
                    throw new FileAlreadyExistsException(name.toString());
                }
                Files.move(whole, name, StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    /** No lock with a wait of its own: another run may be stopped, or its mount hang. */
    private static void lock(FileChannel channel) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (channel.tryLock() == null) {
            if (System.nanoTime() > end) {
                throw new IOException("another run has been publishing its dump for " + PATIENCE.toSeconds() + " s");
            }
            try {
                Thread.sleep(POLL.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ClosedByInterruptException();
            }
        }
    }

    /** How a second name is given to a file; throws as {@link Files#createLink} does. */
    @FunctionalInterface
    interface HardLinks {
        void link(Path name, Path existing) throws IOException;
    }
}

package dev.flyback.storage.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

/** Folders that hold dumps: made for their owner alone, and written through to the disk. */
final class Folders {
    private static final String POSIX = "posix";

    private Folders() {}

    /** Makes the folder and those above it; the ones that are made are only their owner's. A link to a folder is followed. */
    static void createAll(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path parent = folder.getParent();
        if (parent != null) {
            createAll(parent);
        }
        create(folder);
        if (!Files.isDirectory(folder)) {
            throw new NotDirectoryException(folder.toString());
        }
    }

    /** Makes the folders between the root and the file, and refuses links, which could lead out of the root. */
    static void createBetween(Path root, Path file) throws IOException {
        Path folder = root;
        Path below = root.relativize(file);
        for (int i = 0; i < below.getNameCount() - 1; i++) {
            folder = folder.resolve(below.getName(i));
            create(folder);
            if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                throw new NotDirectoryException(folder.toString());
            }
        }
    }

    /** The folder that a file below some root lies in. */
    static Path of(Path file) {
        return Objects.requireNonNull(file.getParent(), "a file below a root has a folder");
    }

    /** Makes the folder's entries durable. */
    static void sync(Path folder) throws IOException {
        if (!isPosix(folder)) {
            return; // Windows cannot open folders, and writes their entries through.
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Some network and FUSE file systems have nothing to sync for a folder, and say so like this.
            if (!"Invalid argument".equals(e.getMessage())) {
                throw e;
            }
        }
    }

    /** Attributes for a new file or folder with the given rights, where the file system has such rights. */
    static FileAttribute<?>[] rights(Path where, String permissions) {
        return isPosix(where)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static void create(Path folder) throws IOException {
        try {
            Files.createDirectory(folder, rights(folder, "rwx------"));
        } catch (FileAlreadyExistsException e) {
            return; // The caller looks at what it is.
        }
        Path parent = folder.getParent();
        if (parent != null) {
            sync(parent);
        }
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains(POSIX);
    }
}

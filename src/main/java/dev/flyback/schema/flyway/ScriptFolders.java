package dev.flyback.schema.flyway;

import dev.flyback.failure.UsageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/**
 * The files below the folders that the user named. Folders whose names begin with a dot are left out, as are links to folders; a link to a file counts if
 * the file lies below the same folder, which is how Kubernetes mounts configuration.
 */
final class ScriptFolders {
    static final int MAX_SCRIPT_BYTES = 16 << 20;
    private static final int MAX_DEPTH = 32;
    private static final int MAX_FILES = 100_000;

    private final List<File> files;

    private ScriptFolders(List<File> files) {
        this.files = List.copyOf(files);
    }

    /**
     * A file below a folder.
     *
     * @param relative its path below the folder, with slashes
     */
    record File(Path path, String relative, long bytes) {
        String name() {
            return ScriptPrefix.baseName(relative);
        }

        byte[] read() {
            try {
                return Files.readAllBytes(path);
            } catch (IOException e) {
                throw unreadable(path, e);
            }
        }
    }

    static ScriptFolders of(List<Path> folders) {
        List<File> files = new ArrayList<>();
        for (Path folder : folders) {
            if (!Files.isDirectory(folder)) {
                throw new UsageException(
                        "The migrations folder " + folder + " does not exist.",
                        "Give an existing folder with --migrations.");
            }
            try {
                Path root = folder.toRealPath();
                Files.walkFileTree(
                        root,
                        EnumSet.noneOf(java.nio.file.FileVisitOption.class),
                        MAX_DEPTH,
                        new Collector(root, files));
            } catch (IOException | UncheckedIOException e) {
                throw unreadable(folder, e);
            }
        }
        return new ScriptFolders(files);
    }

    /** Every file, folder by folder in the order given. */
    List<File> files() {
        return files;
    }

    private static UsageException unreadable(Path path, Exception cause) {
        return new UsageException(
                "Cannot read " + path + ": " + cause.getMessage() + ".",
                "Check the rights on the folder given with --migrations.",
                cause);
    }

    private static final class Collector extends SimpleFileVisitor<Path> {
        private final Path root;
        private final List<File> files;

        Collector(Path root, List<File> files) {
            this.root = root;
            this.files = files;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            boolean hidden =
                    !folder.equals(root) && String.valueOf(folder.getFileName()).startsWith(".");
            return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Path real = attributes.isSymbolicLink() ? target(file) : file;
            if (Files.isRegularFile(real) && real.startsWith(root)) {
                if (files.size() >= MAX_FILES) {
                    throw new UsageException(
                            "The migrations folder " + root + " has more than " + MAX_FILES + " files.",
                            "Give the folder that holds the scripts, not one far above it.");
                }
                files.add(new File(real, root.relativize(file).toString().replace('\\', '/'), Files.size(real)));
            }
            return FileVisitResult.CONTINUE;
        }

        /** Where a link leads; the link itself if it leads nowhere. */
        private static Path target(Path link) {
            try {
                return link.toRealPath();
            } catch (IOException e) {
                return link;
            }
        }
    }
}

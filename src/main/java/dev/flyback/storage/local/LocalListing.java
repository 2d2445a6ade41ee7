package dev.flyback.storage.local;

import dev.flyback.storage.StoredObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Walks the folders in the order of keys; holds the names of one folder for each level. */
final class LocalListing implements Iterator<StoredObject> {
    /** Folders with such names hold unfinished dumps, or the older states of a whole file system. */
    private static final String HIDDEN = ".";

    /** What a file system of its own has at its root, closed to all but root. */
    private static final String LOST_AND_FOUND = "lost+found/";

    private static final Comparator<String> BYTES =
            Comparator.comparing(key -> key.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    private final Path root;
    private final String prefix;

    /** For each level the names that are still to come, as keys from the root; those of folders end with a slash. */
    private final Deque<Iterator<String>> levels = new ArrayDeque<>();

    private @Nullable StoredObject next;

    LocalListing(Path root, String prefix) throws IOException {
        this.root = root;
        this.prefix = prefix;
        levels.push(entries(""));
    }

    @Override
    public boolean hasNext() {
        try {
            while (next == null && !levels.isEmpty()) {
                advance();
            }
        } catch (IOException e) {
            throw LocalFailures.of("list the store file:" + root, e);
        }
        return next != null;
    }

    @Override
    public StoredObject next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        StoredObject object = next;
        next = null;
        return object;
    }

    /** The regular file as an object; empty if there is none. */
    static Optional<StoredObject> object(String key, Path file) throws IOException {
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        if (!attributes.isRegularFile()) {
            return Optional.empty();
        }
        String version =
                attributes.size() + " " + attributes.lastModifiedTime().toInstant() + " " + attributes.fileKey();
        return Optional.of(new StoredObject(
                key, attributes.size(), attributes.lastModifiedTime().toInstant(), version));
    }

    private void advance() throws IOException {
        Iterator<String> level = levels.element();
        if (!level.hasNext()) {
            levels.pop();
            return;
        }
        String key = level.next();
        if (key.endsWith("/")) {
            levels.push(entries(key));
        } else {
            next = object(key, root.resolve(key)).orElse(null);
        }
    }

    private Iterator<String> entries(String folder) throws IOException {
        List<String> keys = new ArrayList<>();
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(root.resolve(folder))) {
            for (Path path : paths) {
                String key = folder + path.getFileName();
                if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                    keys.add(key);
                } else if (!path.getFileName().toString().startsWith(HIDDEN)) {
                    keys.add(key + "/");
                }
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            return Collections.emptyIterator(); // Removed since its name was read.
        } catch (AccessDeniedException e) {
            if (folder.equals(LOST_AND_FOUND)) {
                return Collections.emptyIterator();
            }
            throw e;
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        keys.removeIf(key -> !key.startsWith(prefix) && !(key.endsWith("/") && prefix.startsWith(key)));
        keys.sort(BYTES);
        return keys.iterator();
    }
}

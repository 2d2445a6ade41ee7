package dev.flyback.storage.local;

import dev.flyback.failure.StoreException;
import dev.flyback.storage.Deletion;
import dev.flyback.storage.KeyRule;
import dev.flyback.storage.ObjectStore;
import dev.flyback.storage.ObjectWriter;
import dev.flyback.storage.StoredObject;
import dev.flyback.storage.UnfinishedWrite;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Objects as files below a folder. Files are made with mode 0600 and folders with 0700, since dumps hold data; folders that exist keep their
 * rights. Below the root, links are neither followed nor listed. Metadata is not kept. A key cannot be a folder of another key.
 */
public final class LocalStore implements ObjectStore {
    private final Path folder;
    private final Publication.HardLinks links;

    /** A store in this folder, which is made when the first object is written. */
    public LocalStore(Path folder) {
        this(folder, Files::createLink);
    }

    LocalStore(Path folder, Publication.HardLinks links) {
        this.folder = folder.toAbsolutePath().normalize();
        this.links = links;
    }

    @Override
    public ObjectWriter create(String key, Map<String, String> metadata, long estimatedBytes) {
        KeyRule.requireLegal(key);
        try {
            Folders.createAll(folder);
            Path root = root();
            Incomplete incomplete = new Incomplete(root);
            incomplete.removeLeftovers(leftover -> true);
            Publication publication = new Publication(links, incomplete.folder());
            return new LocalWriter(this, key, root.resolve(key), incomplete.open(), publication);
        } catch (IOException e) {
            throw LocalFailures.of("write to the store " + location(), e);
        }
    }

    @Override
    public InputStream read(StoredObject object, long offset, long length) {
        KeyRule.requireLegal(object.key());
        if (offset < 0 || length <= 0 || offset > object.size() - length) {
            throw new IllegalArgumentException(length + " bytes from " + offset + " are not within " + object);
        }
        RangeStream stream = open(object, offset, length);
        boolean same = false;
        try {
            same = stat(object.key()).filter(object::equals).isPresent();
        } finally {
            if (!same) {
                stream.close();
            }
        }
        if (!same) {
            throw new StoreException(
                    folder.resolve(object.key()) + " was replaced or changed while it was read.",
                    "Find out who else writes to the store, then run it again.");
        }
        return stream;
    }

    @Override
    public Optional<StoredObject> stat(String key) {
        KeyRule.requireLegal(key);
        try {
            Path root = root();
            Path file = root;
            for (String segment : key.split("/", -1)) {
                if (!Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                    return Optional.empty();
                }
                file = file.resolve(segment);
            }
            return LocalListing.object(key, file);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw LocalFailures.of("look at " + folder.resolve(key), e);
        }
    }

    @Override
    public Iterator<StoredObject> list(String prefix) {
        try {
            return new LocalListing(root(), prefix);
        } catch (NoSuchFileException e) {
            return Collections.emptyIterator();
        } catch (IOException e) {
            throw LocalFailures.of("list the store " + location(), e);
        }
    }

    @Override
    public Deletion delete(StoredObject object) {
        Optional<StoredObject> found = stat(object.key());
        if (found.isEmpty()) {
            return Deletion.DELETED;
        }
        if (!found.get().version().equals(object.version())) {
            return Deletion.REPLACED;
        }
        try {
            Path file = root().resolve(object.key());
            Files.deleteIfExists(file);
            Folders.sync(Folders.of(file));
            return Deletion.DELETED;
        } catch (IOException e) {
            throw LocalFailures.of("delete " + folder.resolve(object.key()), e);
        }
    }

    @Override
    public void abandonWrites(Predicate<UnfinishedWrite> unwanted) {
        try {
            Path root = root();
            if (Files.isDirectory(root.resolve(Incomplete.FOLDER), LinkOption.NOFOLLOW_LINKS)) {
                new Incomplete(root).removeLeftovers(unwanted);
            }
        } catch (NoSuchFileException e) {
            // Nothing has ever been written.
        } catch (IOException e) {
            throw LocalFailures.of("remove unfinished files of the store " + location(), e);
        }
    }

    @Override
    public String location() {
        return "file:" + folder;
    }

    @Override
    public String identity() {
        for (Path known = folder; known != null; known = known.getParent()) {
            try {
                return "file:" + known.toRealPath().resolve(known.relativize(folder));
            } catch (IOException e) {
                // Not there yet: the folder that it will be made in tells.
            }
        }
        return location();
    }

    private RangeStream open(StoredObject object, long offset, long length) {
        try {
            return new RangeStream(root().resolve(object.key()), offset, length);
        } catch (IOException e) {
            throw LocalFailures.of("read " + folder.resolve(object.key()), e);
        }
    }

    /** The folder itself, whatever links lead to it. */
    Path root() throws IOException {
        Path root = folder.toRealPath();
        if (!Files.readAttributes(root, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .isDirectory()) {
            throw new NotDirectoryException(folder.toString());
        }
        return root;
    }
}

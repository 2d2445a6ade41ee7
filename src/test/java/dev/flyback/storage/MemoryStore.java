package dev.flyback.storage;

import dev.flyback.failure.ArchivedException;
import dev.flyback.failure.StoreException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/** Objects in memory, for tests that need a store but no disk. */
public final class MemoryStore implements ObjectStore {
    private final NavigableMap<String, Entry> entries = new ConcurrentSkipListMap<>();
    private final Set<String> locked = ConcurrentHashMap.newKeySet();
    private final Set<String> archived = ConcurrentHashMap.newKeySet();
    private volatile boolean refusesReading;
    private final List<UnfinishedWrite> unfinished = new CopyOnWriteArrayList<>();
    private final AtomicLong versions = new AtomicLong();

    private record Entry(StoredObject object, byte[] bytes) {}

    @Override
    public ObjectWriter create(String key, Map<String, String> metadata, long estimatedBytes) {
        return new Writer(KeyRule.requireLegal(key));
    }

    /** Puts bytes under a key whatever is there, as somebody else would who does not keep to the rules. */
    public StoredObject overwrite(String key, byte[] bytes) {
        StoredObject object = new StoredObject(key, bytes.length, Instant.now(), "v" + versions.incrementAndGet());
        entries.put(key, new Entry(object, bytes.clone()));
        return object;
    }

    @Override
    public InputStream read(StoredObject object, long offset, long length) {
        if (offset < 0 || length <= 0 || offset > object.size() - length) {
            throw new IllegalArgumentException(length + " bytes from " + offset + " are not within " + object);
        }
        Entry entry = entries.get(KeyRule.requireLegal(object.key()));
        if (entry == null || !entry.object().equals(object)) {
            throw new StoreException(object.key() + " was replaced.", "Run it again.");
        }
        if (refusesReading) {
            throw new StoreException("Could not read " + object.key() + ": access was denied.", "Give the right.");
        }
        if (archived.contains(object.key())) {
            throw new ArchivedException(object.key() + " is archived.", "Bring it back.", new IOException());
        }
        return new ByteArrayInputStream(entry.bytes(), (int) offset, (int) length);
    }

    @Override
    public Optional<StoredObject> stat(String key) {
        return Optional.ofNullable(entries.get(KeyRule.requireLegal(key))).map(Entry::object);
    }

    @Override
    public Iterator<StoredObject> list(String prefix) {
        return entries.tailMap(prefix, true).values().stream()
                .map(Entry::object)
                .takeWhile(object -> object.key().startsWith(prefix))
                .iterator();
    }

    @Override
    public Deletion delete(StoredObject object) {
        Entry entry = entries.get(KeyRule.requireLegal(object.key()));
        if (entry == null) {
            return Deletion.DELETED;
        }
        if (!entry.object().equals(object)) {
            return Deletion.REPLACED;
        }
        if (locked.contains(object.key())) {
            return Deletion.LOCKED;
        }
        entries.remove(object.key());
        return Deletion.DELETED;
    }

    @Override
    public void abandonWrites(Predicate<UnfinishedWrite> unwanted) {
        unfinished.removeIf(unwanted);
    }

    /** From now on the object cannot be deleted. */
    public void lock(String key) {
        locked.add(key);
    }

    /** From now on the object cannot be read. */
    public void archive(String key) {
        archived.add(key);
    }

    /** From now on nothing can be read, as without the right to. */
    public void refuseReading() {
        refusesReading = true;
    }

    /** Leaves what a killed writer would. */
    public void leaveUnfinished(String key, Instant begunAt) {
        unfinished.add(new UnfinishedWrite(key, Optional.of(key), begunAt));
    }

    /** What killed writers have left. */
    public List<UnfinishedWrite> unfinished() {
        return List.copyOf(unfinished);
    }

    @Override
    public String location() {
        return "memory:";
    }

    @Override
    public String identity() {
        return location();
    }

    private final class Writer implements ObjectWriter {
        private final String key;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private boolean ended;

        Writer(String key) {
            this.key = key;
        }

        @Override
        public synchronized void write(byte[] from, int offset, int length) {
            requireOpen();
            bytes.write(from, offset, length);
        }

        @Override
        public synchronized StoredObject commit() {
            requireOpen();
            ended = true;
            StoredObject object = new StoredObject(key, bytes.size(), Instant.now(), "v" + versions.incrementAndGet());
            if (entries.putIfAbsent(key, new Entry(object, bytes.toByteArray())) != null) {
                throw new StoreException(key + " is there already.", "Use another key.");
            }
            return object;
        }

        @Override
        public synchronized void close() {
            ended = true;
        }

        private void requireOpen() {
            if (ended) {
                throw new StoreException("Writing " + key + " was stopped.", "Run it again.");
            }
        }
    }
}

package dev.flyback.storage.bucket;

import dev.flyback.storage.StoredObject;
import dev.flyback.storage.bucket.BucketException.Kind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.CRC32;

/** A bucket in memory that can lack conditional writes, lose answers, and be out of order. */
class FakeBucket implements Bucket {
    /** Whether {@code If-None-Match} is honoured, refused or ignored. */
    enum Conditions {
        KNOWN,
        REFUSED,
        IGNORED
    }

    private record Entry(StoredObject object, Map<String, String> metadata, byte[] bytes) {}

    final Map<String, Map<String, String>> uploads = new ConcurrentHashMap<>();
    final NavigableMap<Integer, byte[]> parts = new TreeMap<>();
    final List<Pending> pending = new CopyOnWriteArrayList<>();
    final List<String> deletions = new ArrayList<>();
    Optional<Instant> lockedUntil = Optional.empty();
    private final NavigableMap<String, Entry> entries = new TreeMap<>();
    private final Conditions conditions;
    private int versions;

    FakeBucket(Conditions conditions) {
        this.conditions = conditions;
    }

    @Override
    public synchronized void put(String key, Map<String, String> metadata, Bytes bytes, boolean onlyIfAbsent)
            throws BucketException {
        store(key, metadata, Arrays.copyOf(bytes.array(), bytes.length()), onlyIfAbsent);
    }

    @Override
    public String begin(String key, Map<String, String> metadata) throws BucketException {
        uploads.put("upload " + uploads.size(), metadata);
        return "upload " + (uploads.size() - 1);
    }

    @Override
    public Part upload(String key, String upload, int number, Bytes bytes) throws BucketException {
        synchronized (this) {
            parts.put(number, Arrays.copyOf(bytes.array(), bytes.length()));
        }
        return new Part(number, "part " + number, Optional.empty());
    }

    @Override
    public synchronized void complete(String key, String upload, List<Part> all, Sum sum, boolean onlyIfAbsent)
            throws BucketException {
        Map<String, String> metadata = uploads.get(upload);
        if (metadata == null) {
            throw failure(Kind.ABSENT);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        all.forEach(part -> bytes.writeBytes(parts.get(part.number())));
        CRC32 crc = new CRC32();
        crc.update(bytes.toByteArray());
        if (!sum.equals(new Sum(bytes.size(), (int) crc.getValue()))) {
            throw failure(Kind.REFUSED);
        }
        store(key, metadata, bytes.toByteArray(), onlyIfAbsent);
        uploads.remove(upload);
    }

    @Override
    public void abort(String key, String upload) throws BucketException {
        if (uploads.remove(upload) == null
                && !pending.removeIf(one -> one.upload().equals(upload))) {
            throw failure(Kind.ABSENT);
        }
    }

    @Override
    public synchronized InputStream get(String key, String version, long offset, long length) {
        return new ByteArrayInputStream(entries.get(key).bytes(), (int) offset, (int) length);
    }

    @Override
    public synchronized Optional<Head> head(String key) throws BucketException {
        return Optional.ofNullable(entries.get(key))
                .map(entry -> new Head(entry.object(), entry.metadata(), lockedUntil));
    }

    @Override
    public synchronized Page list(String prefix, Optional<String> token) {
        return new Page(entries.values().stream().map(Entry::object).toList(), Optional.empty());
    }

    @Override
    public synchronized void delete(String key, Optional<String> version) throws BucketException {
        deletions.add(key + " " + version.orElse("any"));
        if (version.isPresent() && conditions == Conditions.REFUSED) {
            throw failure(Kind.NOT_IMPLEMENTED);
        }
        entries.remove(key);
    }

    @Override
    public PendingPage pending(Optional<Position> last) throws BucketException {
        List<Pending> all = pending.stream()
                .sorted(Comparator.comparing(Pending::key))
                .filter(upload ->
                        last.isEmpty() || upload.key().compareTo(last.get().key()) > 0)
                .toList();
        List<Pending> page = all.subList(0, Math.min(2, all.size()));
        return new PendingPage(
                page,
                all.size() > 2
                        ? Optional.of(
                                new Position(page.get(1).key(), page.get(1).upload()))
                        : Optional.empty());
    }

    static BucketException failure(Kind kind) {
        return new BucketException(kind, "it failed", "Wait.", new IllegalStateException());
    }

    private void store(String key, Map<String, String> metadata, byte[] bytes, boolean onlyIfAbsent)
            throws BucketException {
        if (onlyIfAbsent && conditions == Conditions.REFUSED) {
            throw failure(Kind.NOT_IMPLEMENTED);
        }
        if (onlyIfAbsent && conditions == Conditions.KNOWN && entries.containsKey(key)) {
            throw failure(Kind.CONDITION_FAILED);
        }
        StoredObject object = new StoredObject(key, bytes.length, Instant.EPOCH, "version " + ++versions);
        entries.put(key, new Entry(object, metadata, bytes));
    }
}

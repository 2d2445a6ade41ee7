package dev.flyback.storage.bucket;

import dev.flyback.storage.StoredObject;
import dev.flyback.storage.bucket.BucketException.Kind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

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
    public synchronized void complete(String key, String upload, List<Part> all, boolean onlyIfAbsent)
            throws BucketException {
        Map<String, String> metadata = uploads.get(upload);
        if (metadata == null) {
            throw failure(Kind.ABSENT);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        all.forEach(part -> bytes.writeBytes(parts.get(part.number())));
        store(key, metadata, bytes.toByteArray(), onlyIfAbsent);
        uploads.remove(upload);
    }

    @Override
    public void abort(String key, String upload) throws BucketException {
        if (uploads.remove(upload) == null) {
            throw failure(Kind.ABSENT);
        }
    }

    @Override
    public synchronized InputStream get(String key, String version, long offset, long length) {
        return new ByteArrayInputStream(entries.get(key).bytes(), (int) offset, (int) length);
    }

    @Override
    public synchronized Optional<Head> head(String key) throws BucketException {
        return Optional.ofNullable(entries.get(key)).map(entry -> new Head(entry.object(), entry.metadata()));
    }

    @Override
    public synchronized Page list(String prefix, Optional<String> token) {
        return new Page(entries.values().stream().map(Entry::object).toList(), Optional.empty());
    }

    @Override
    public synchronized void delete(String key) {
        entries.remove(key);
    }

    @Override
    public List<Pending> pending(String prefix) {
        return uploads.keySet().stream()
                .map(upload -> new Pending("", upload, Instant.EPOCH))
                .toList();
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

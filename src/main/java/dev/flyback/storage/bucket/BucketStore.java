package dev.flyback.storage.bucket;

import dev.flyback.storage.Deletion;
import dev.flyback.storage.KeyRule;
import dev.flyback.storage.ObjectStore;
import dev.flyback.storage.ObjectWriter;
import dev.flyback.storage.StoredObject;
import dev.flyback.storage.UnfinishedWrite;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Objects below a prefix of a bucket. An object appears by one request that asks the store to make it only if nothing has its key; where a store does not
 * know that condition, the key is looked at before and after. Times are whole seconds. A bucket that is absent is a failure.
 */
public final class BucketStore implements ObjectStore {
    private final Bucket bucket;
    private final Site site;
    private final String prefix;
    private final UploadLimits limits;
    private final Clock clock;
    private final Retry retry;

    /**
     * A store.
     *
     * @param clock tells whether a lock has ended
     * @param patience how long a request is sent again
     */
    public BucketStore(Bucket bucket, Site site, UploadLimits limits, Clock clock, Duration patience) {
        this(bucket, site, limits, clock, Retry.within(patience));
    }

    BucketStore(Bucket bucket, Site site, UploadLimits limits, Clock clock, Retry retry) {
        this.bucket = bucket;
        this.site = site;
        this.prefix = site.prefix().isEmpty() ? "" : KeyRule.requireLegal(site.prefix()) + "/";
        this.limits = limits;
        this.clock = clock;
        this.retry = retry;
    }

    @Override
    public ObjectWriter create(String key, Map<String, String> metadata, long estimatedBytes) {
        KeyRule.requireLegal(key);
        Map<String, String> marked = new TreeMap<>(metadata);
        marked.put(Publication.MARK, UUID.randomUUID().toString());
        try {
            // Also for what turns out to be small: to begin is what shows that the bucket can be written.
            String upload = retry.run(() -> bucket.begin(whole(key), marked));
            return new MultipartWriter(
                    this, key, marked, upload, new PartSizes(estimatedBytes, limits.parts()), limits.atOnce());
        } catch (BucketException e) {
            throw e.toStore("write " + name(key));
        }
    }

    @Override
    public InputStream read(StoredObject object, long offset, long length) {
        KeyRule.requireLegal(object.key());
        if (offset < 0 || length <= 0 || offset > object.size() - length) {
            throw new IllegalArgumentException(length + " bytes from " + offset + " are not within " + object);
        }
        return new RangeStream(this, object, offset, length);
    }

    @Override
    public Optional<StoredObject> stat(String key) {
        KeyRule.requireLegal(key);
        try {
            return retry.run(() -> bucket.head(whole(key))).map(head -> relative(head.object()));
        } catch (BucketException e) {
            throw e.toStore("look at " + name(key));
        }
    }

    @Override
    public Iterator<StoredObject> list(String keyPrefix) {
        // What no key begins with is not asked for: some stores answer with an error.
        return KeyRule.isLegal(keyPrefix + "a") ? new Listing(this, keyPrefix) : Collections.emptyIterator();
    }

    @Override
    public Deletion delete(StoredObject object) {
        KeyRule.requireLegal(object.key());
        try {
            return new Removal(this, clock).of(object);
        } catch (BucketException e) {
            throw e.toStore("delete " + name(object.key()));
        }
    }

    @Override
    public void abandonWrites(Predicate<UnfinishedWrite> unwanted) {
        try {
            new UnfinishedUploads(this).abandon(unwanted);
        } catch (BucketException e) {
            throw e.toStore("abort unfinished uploads below " + location());
        }
    }

    @Override
    public String location() {
        return site.location();
    }

    @Override
    public String identity() {
        return site.identity();
    }

    Bucket bucket() {
        return bucket;
    }

    Retry retry() {
        return retry;
    }

    /** The bucket's key of one of ours. */
    String whole(String key) {
        return prefix + key;
    }

    /** Whether a key of the bucket lies below the prefix. A key that is the prefix stands for the folder itself, as consoles make it. */
    boolean owns(String wholeKey) {
        return wholeKey.startsWith(prefix) && wholeKey.length() > prefix.length();
    }

    /** An object of the bucket as one of ours. Listings tell fractions of seconds that other answers do not. */
    StoredObject relative(StoredObject object) {
        return new StoredObject(
                object.key().substring(prefix.length()),
                object.size(),
                object.modifiedAt().truncatedTo(ChronoUnit.SECONDS),
                object.version());
    }

    /** How messages call an object. */
    String name(String key) {
        return location() + "/" + key;
    }
}

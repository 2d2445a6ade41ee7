package dev.flyback.storage.bucket;

import dev.flyback.storage.KeyRule;
import dev.flyback.storage.UnfinishedWrite;
import dev.flyback.storage.bucket.Bucket.Pending;
import dev.flyback.storage.bucket.Bucket.PendingPage;
import dev.flyback.storage.bucket.Bucket.Position;
import dev.flyback.storage.bucket.BucketException.Kind;
import java.util.Optional;
import java.util.function.Predicate;

/** Uploads below a store's prefix that nobody has completed or aborted, page by page. */
final class UnfinishedUploads {
    /** A store that never says that a page is the last would be asked for ever. */
    private static final int MAX_PAGES = 10_000;

    private final BucketStore store;

    UnfinishedUploads(BucketStore store) {
        this.store = store;
    }

    void abandon(Predicate<UnfinishedWrite> unwanted) throws BucketException {
        Optional<Position> last = Optional.empty();
        for (int pages = 0; pages < MAX_PAGES; pages++) {
            Optional<Position> from = last;
            PendingPage page = store.retry().run(() -> store.bucket().pending(from));
            for (Pending upload : page.uploads()) {
                Optional<UnfinishedWrite> write = ours(upload);
                if (write.isPresent() && unwanted.test(write.get())) {
                    abort(upload);
                }
            }
            last = page.last();
            if (last.isEmpty()) {
                return;
            }
        }
        throw new BucketException(
                Kind.REFUSED,
                "the list of uploads has no end after " + MAX_PAGES + " pages",
                "Abort them by the store's own means, or by a lifecycle rule of the bucket.",
                new IllegalStateException("no last page"));
    }

    /** The upload as one of ours; empty if its key is none that this store takes. */
    private Optional<UnfinishedWrite> ours(Pending upload) {
        if (!store.owns(upload.key())) {
            return Optional.empty();
        }
        String key = upload.key().substring(store.whole("").length());
        return KeyRule.isLegal(key)
                ? Optional.of(new UnfinishedWrite(key, Optional.of(key), upload.begunAt()))
                : Optional.empty();
    }

    private void abort(Pending upload) throws BucketException {
        try {
            store.retry().run(() -> {
                store.bucket().abort(upload.key(), upload.upload());
                return true;
            });
        } catch (BucketException e) {
            if (e.kind() != Kind.ABSENT) {
                throw e;
            }
        }
    }
}

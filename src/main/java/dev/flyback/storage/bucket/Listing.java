package dev.flyback.storage.bucket;

import dev.flyback.storage.StoredObject;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Objects in the order that the store gives them; holds one page. */
final class Listing implements Iterator<StoredObject> {
    private final BucketStore store;
    private final String prefix;
    private Iterator<StoredObject> page = Collections.emptyIterator();
    private Optional<String> token = Optional.empty();
    private boolean last;

    /** Asks for the first page. */
    Listing(BucketStore store, String prefix) {
        this.store = store;
        this.prefix = prefix;
        advance();
    }

    @Override
    public boolean hasNext() {
        while (!page.hasNext() && !last) {
            advance();
        }
        return page.hasNext();
    }

    @Override
    public StoredObject next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return page.next();
    }

    private void advance() {
        Bucket.Page fetched;
        try {
            fetched = store.retry().run(() -> store.bucket().list(store.whole(prefix), token));
        } catch (BucketException e) {
            throw e.toStore("list " + store.location());
        }
        page = fetched.objects().stream()
                .filter(object -> store.owns(object.key()))
                .map(store::relative)
                .iterator();
        token = fetched.next();
        last = token.isEmpty();
    }
}

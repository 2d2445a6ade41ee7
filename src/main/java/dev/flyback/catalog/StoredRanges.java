package dev.flyback.catalog;

import dev.flyback.dump.ByteRanges;
import dev.flyback.failure.StoreException;
import dev.flyback.storage.ObjectStore;
import dev.flyback.storage.StoredObject;
import java.io.IOException;
import java.io.InputStream;

/** A dump in a store, as the ranges of bytes that its reader asks for; always of the same version of the object. */
public record StoredRanges(ObjectStore store, StoredObject object) implements ByteRanges {
    @Override
    public long size() {
        return object.size();
    }

    @Override
    public void read(long offset, byte[] buffer, int length) {
        if (length == 0) {
            return;
        }
        try (InputStream stream = store.read(object, offset, length)) {
            if (stream.readNBytes(buffer, 0, length) != length) {
                throw new StoreException(
                        "The store ended early within " + object.key() + ".", "Check the store, then run again.");
            }
        } catch (IOException e) {
            throw new StoreException(
                    "Reading " + object.key() + " failed: " + e.getMessage(), "Check the store, then run again.", e);
        }
    }

    @Override
    public String name() {
        return object.key();
    }
}

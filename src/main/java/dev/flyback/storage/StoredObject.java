package dev.flyback.storage;

import java.time.Instant;

/**
 * An object as the store reports it.
 *
 * @param key relative to the store's prefix
 * @param size bytes
 * @param modifiedAt when the store says that it was written
 * @param version what pins exactly these bytes: an ETag, a version id, or size and time for files; never empty
 */
public record StoredObject(String key, long size, Instant modifiedAt, String version) {
    public StoredObject {
        if (key.isEmpty() || version.isEmpty() || size < 0) {
            throw new IllegalArgumentException(
                    "not an object: '" + key + "', " + size + " bytes, version '" + version + "'");
        }
    }
}

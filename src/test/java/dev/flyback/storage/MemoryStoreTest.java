package dev.flyback.storage;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

class MemoryStoreTest extends AbstractObjectStoreContract {
    private final MemoryStore store = new MemoryStore();

    @Override
    protected ObjectStore store() {
        return store;
    }

    @Override
    protected void replace(String key, String content) {
        store.overwrite(key, content.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    protected void leaveUnfinished(String key) {
        store.leaveUnfinished(key, Instant.now());
    }
}

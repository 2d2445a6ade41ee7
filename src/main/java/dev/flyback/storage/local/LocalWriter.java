package dev.flyback.storage.local;

import dev.flyback.failure.StoreException;
import dev.flyback.storage.ObjectWriter;
import dev.flyback.storage.StoredObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;

/** Writes into the folder of incomplete files, and gives the file its name when all of it is on the disk. */
final class LocalWriter implements ObjectWriter {
    private enum State {
        OPEN,
        COMMITTING,
        COMMITTED,
        ABORTED
    }

    private final LocalStore store;
    private final String key;
    private final Path name;
    private final Incomplete.Open file;
    private final Publication publication;
    private final AtomicReference<State> state = new AtomicReference<>(State.OPEN);

    LocalWriter(LocalStore store, String key, Path name, Incomplete.Open file, Publication publication) {
        this.store = store;
        this.key = key;
        this.name = name;
        this.file = file;
        this.publication = publication;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        requireOpen();
        ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
        try {
            while (buffer.hasRemaining()) {
                file.channel().write(buffer);
            }
        } catch (IOException e) {
            throw LocalFailures.of("write " + name, e);
        }
    }

    @Override
    public StoredObject commit() {
        if (!state.compareAndSet(State.OPEN, State.COMMITTING)) {
            throw ended();
        }
        try {
            publish();
            state.set(State.COMMITTED);
        } catch (FileAlreadyExistsException e) {
            throw new StoreException(
                    name + " is there already, and is not replaced.",
                    "Run it again: each dump has a key of its own.",
                    e);
        } catch (IOException e) {
            throw LocalFailures.of("write " + name, e);
        } finally {
            if (state.compareAndSet(State.COMMITTING, State.ABORTED)) {
                discard();
            }
        }
        return store.stat(key)
                .orElseThrow(() -> new StoreException(
                        name + " was removed as soon as it was written.", "Find out who else works in this folder."));
    }

    @Override
    public void close() {
        if (state.compareAndSet(State.OPEN, State.ABORTED)) {
            discard();
        }
    }

    private void publish() throws IOException {
        file.channel().force(true);
        Folders.createBetween(store.root(), name);
        publication.publish(file.path(), name);
        try {
            Folders.sync(Folders.of(name));
        } catch (IOException e) {
            Files.deleteIfExists(name);
            throw e;
        }
        discard();
    }

    private void discard() {
        try {
            file.discard();
            Folders.sync(Folders.of(file.path()));
        } catch (IOException e) {
            // What remains is unlocked by now, and removed by the next writer.
        }
    }

    private void requireOpen() {
        if (state.get() != State.OPEN) {
            throw ended();
        }
    }

    private StoreException ended() {
        return new StoreException("Writing " + name + " was stopped.", "Nothing of it was left behind; run it again.");
    }
}

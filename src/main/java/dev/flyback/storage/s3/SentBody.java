package dev.flyback.storage.s3;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import software.amazon.awssdk.http.ContentStreamProvider;

/** A request's body that knows when something of it was last taken to be sent. */
final class SentBody implements ContentStreamProvider {
    private final ContentStreamProvider body;
    private volatile long lastTaken = System.nanoTime();

    SentBody(ContentStreamProvider body) {
        this.body = body;
    }

    @Override
    public InputStream newStream() {
        lastTaken = System.nanoTime();
        return new Taken(body.newStream());
    }

    /**
     * Whether nothing has been taken for so long. Twice that, since the answer, too, may be waited for so long, and that wait ends by itself.
     */
    boolean isStuckFor(Duration silence) {
        return System.nanoTime() - lastTaken > 2 * silence.toNanos();
    }

    private final class Taken extends FilterInputStream {
        Taken(InputStream stream) {
            super(stream);
        }

        @Override
        public int read() throws IOException {
            lastTaken = System.nanoTime();
            return super.read();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            lastTaken = System.nanoTime();
            return super.read(bytes, offset, length);
        }
    }
}

package dev.flyback.storage.minio;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** An array as a request's body, handed over in slices, so that the HTTP client's copy of it stays small. Can be sent more than once. */
final class SlicedBody extends RequestBody {
    private static final int SLICE_BYTES = 64 << 10;

    private final @Nullable MediaType type;
    private final byte[] bytes;
    private final int length;

    /** The first bytes of an array, which does not change until the request has ended. */
    SlicedBody(@Nullable MediaType type, byte[] bytes, int length) {
        this.type = type;
        this.bytes = bytes;
        this.length = length;
    }

    @Override
    public @Nullable MediaType contentType() {
        return type;
    }

    @Override
    public long contentLength() {
        return length;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        for (int offset = 0; offset < length; offset += SLICE_BYTES) {
            sink.write(bytes, offset, Math.min(SLICE_BYTES, length - offset));
        }
    }
}

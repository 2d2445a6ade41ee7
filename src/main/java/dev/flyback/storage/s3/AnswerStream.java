package dev.flyback.storage.s3;

import java.io.IOException;
import java.io.InputStream;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;

/** An answer's body. Closing it before its end drops the connection, instead of reading all the rest. */
final class AnswerStream extends InputStream {
    private final ResponseInputStream<?> answer;
    private boolean ended;

    AnswerStream(ResponseInputStream<?> answer) {
        this.answer = answer;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        try {
            int got = answer.read(bytes, offset, length);
            ended |= got < 0;
            return got;
        } catch (SdkException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public void close() throws IOException {
        if (ended) {
            answer.close();
        } else {
            answer.abort();
        }
    }
}

package dev.flyback.database.postgres.connection;

import dev.flyback.dump.RowSink;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.ByteConverter;

/**
 * What a server sends, on its way to the driver. While it is open, rows of COPY are taken out of the stream and handed on from where they stand: the
 * driver would make an object of each, under a lock, which costs more than everything else that Flyback does with a row. All other messages
 * (protocol 3.0, manual, 54.7) reach the driver unchanged, so it starts and ends COPY and finds out about errors as always. An encrypted stream passes
 * whole, and the driver gives the rows out. Reads from the network in large pieces. For one thread at a time.
 */
public final class CopyTap extends InputStream {
    private static final int BUFFER_BYTES = 128 << 10;
    private static final int HEADER_BYTES = 5;

    /** A row that the server can send: less than 1 GiB, since a message is built in one buffer of that limit. */
    private static final int MAX_ROW_BYTES = 1 << 30;

    /** The first byte of a message is a letter or a digit; of a TLS record or a GSS packet it is less. */
    private static final int FIRST_PRINTABLE = 0x20;

    private final InputStream server;
    private byte[] buffer = new byte[BUFFER_BYTES];
    private int position;
    private int limit;
    private @Nullable RowSink rows;

    /** How many bytes of the present message are still to go to the driver. */
    private long passing;

    CopyTap(InputStream server) {
        this.server = server;
    }

    /** From now on, rows go to the sink. The driver must be waiting for nothing: messages are told apart from here on. */
    public void open(RowSink sink) {
        rows = sink;
        passing = 0;
    }

    /** Everything goes to the driver again. */
    public void shut() {
        rows = null;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        RowSink sink = rows;
        if (sink != null && passing == 0) {
            takeRows(sink);
        }
        if (position == limit && !fill()) {
            return -1;
        }
        int count = Math.min(length, limit - position);
        if (rows != null) {
            count = (int) Math.min(count, passing);
            passing -= count;
        }
        System.arraycopy(buffer, position, target, offset, count);
        position += count;
        return count;
    }

    @Override
    public int available() throws IOException {
        return limit - position + server.available();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    /** Hands on row after row, up to a message that is none, or the stream's end. */
    private void takeRows(RowSink sink) throws IOException {
        while (require(HEADER_BYTES)) {
            int type = buffer[position];
            if (type < FIRST_PRINTABLE) {
                shut();
                return;
            }
            int length = ByteConverter.int4(buffer, position + 1);
            if (length < Integer.BYTES || length > MAX_ROW_BYTES) {
                throw new IOException("a message of " + length + " bytes, which no server sends");
            }
            if (type != 'd') {
                passing = 1L + length;
                return;
            }
            if (!require(1 + length)) {
                throw new EOFException("the connection ended within a row");
            }
            int start = position + HEADER_BYTES;
            position += 1 + length;
            sink.row(buffer, start, length - Integer.BYTES);
        }
        if (position < limit) {
            // The driver, which was told of no byte, would ask again without end.
            throw new EOFException("the connection ended within a message");
        }
    }

    /** Whether so many bytes are there from the position on; waits for them. */
    private boolean require(int count) throws IOException {
        while (limit - position < count) {
            if (limit == buffer.length) {
                makeRoom(count);
            }
            if (!fill()) {
                return false;
            }
        }
        return true;
    }

    /** Where the buffer is full: it grows with what has arrived, not with what was announced. */
    private void makeRoom(int count) {
        if (position == 0) {
            buffer = Arrays.copyOf(buffer, (int) Math.min(count, 2L * buffer.length));
        } else {
            System.arraycopy(buffer, position, buffer, 0, limit - position);
            limit -= position;
            position = 0;
        }
    }

    /** Adds what the server sends next. */
    private boolean fill() throws IOException {
        if (position == limit) {
            position = 0;
            limit = 0;
            if (buffer.length > BUFFER_BYTES) {
                buffer = new byte[BUFFER_BYTES];
            }
        }
        int count = server.read(buffer, limit, buffer.length - limit);
        if (count > 0) {
            limit += count;
        }
        return count > 0;
    }
}

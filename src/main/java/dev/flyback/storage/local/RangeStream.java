package dev.flyback.storage.local;

import dev.flyback.failure.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A part of a file. It ends only where the part ends. */
final class RangeStream extends InputStream {
    private final Path file;
    private final FileChannel channel;
    private long position;
    private final long end;

    RangeStream(Path file, long offset, long length) throws IOException {
        this.file = file;
        this.channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        this.position = offset;
        this.end = offset + length;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        if (position == end) {
            return -1;
        }
        int wanted = (int) Math.min(length, end - position);
        int got;
        try {
            got = channel.read(ByteBuffer.wrap(bytes, offset, wanted), position);
        } catch (IOException e) {
            throw LocalFailures.of("read " + file, e);
        }
        if (got <= 0) {
            throw new StoreException(
                    file + " became shorter while it was read.",
                    "Find out who else writes to the store, then run it again.");
        }
        position += got;
        return got;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw LocalFailures.of("read " + file, e);
        }
    }
}

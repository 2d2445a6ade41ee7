package dev.flyback.database.postgres.target;

import dev.flyback.database.Target.LoadFrame;
import dev.flyback.dump.RowFraming;
import dev.flyback.failure.DumpDamagedException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Sends the rows of frames to the server by one COPY. Of a frame's SQL, only what lies between the head and the tail that every frame of the table must
 * have is sent, as data: nothing in it is executed.
 */
final class FrameCopy {
    /** Bytes in one message to the server: large enough for few messages, small enough to be sent while the server works on the one before. */
    private static final int PIECE_BYTES = 256 << 10;

    private final Connection connection;

    FrameCopy(Connection connection) {
        this.connection = connection;
    }

    /**
     * Copies; takes one frame after the other.
     *
     * @param name of the table, for errors
     * @return the frames' numbers
     * @throws DumpDamagedException if a frame is not rows of this table, or not as many as it says
     */
    List<String> copy(String statement, RowFraming framing, String name, Iterable<LoadFrame> frames)
            throws SQLException {
        List<String> numbers = new ArrayList<>();
        long expected = 0;
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement);
        try {
            for (LoadFrame frame : frames) {
                send(copy, framing, name, frame);
                numbers.add(String.valueOf(frame.number()));
                expected += frame.rows();
            }
            long rows = copy.endCopy();
            if (rows != expected) {
                throw damaged(
                        "The server took " + rows + " rows into " + name + " where the dump says " + expected + ".");
            }
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
        return numbers;
    }

    private static void send(CopyIn copy, RowFraming framing, String name, LoadFrame frame) throws SQLException {
        byte[] sql = frame.sql();
        int start = framing.head().length;
        int end = frame.length() - framing.tail().length;
        if (end < start
                || !Arrays.equals(sql, 0, start, framing.head(), 0, start)
                || !Arrays.equals(sql, end, frame.length(), framing.tail(), 0, framing.tail().length)) {
            throw damaged("Frame " + frame.number() + " does not hold rows of " + name + ".");
        }
        for (int from = start; from < end; from += PIECE_BYTES) {
            copy.writeToCopy(sql, from, Math.min(PIECE_BYTES, end - from));
        }
    }

    private static DumpDamagedException damaged(String message) {
        return new DumpDamagedException(
                message, "Check the dump with flyback verify; fetch it again from a copy, or choose another one.");
    }
}

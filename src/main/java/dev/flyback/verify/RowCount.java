package dev.flyback.verify;

import dev.flyback.database.Engine;
import dev.flyback.dump.FrameDecoder.Decoded;
import dev.flyback.dump.RowTally;
import dev.flyback.dump.TableTally;
import dev.flyback.dump.index.FrameEntry;
import dev.flyback.failure.DumpDamagedException;

/** Counts and hashes the rows of one frame at a time. For one thread. */
final class RowCount {
    private final Engine engine;
    private final RowTally tally = new RowTally();

    RowCount(Engine engine) {
        this.engine = engine;
    }

    /**
     * The rows of a frame; their bytes are not told.
     *
     * @throws DumpDamagedException if they are not as many as the index says
     */
    TableTally of(FrameEntry frame, Decoded decoded) {
        tally.begin(0);
        engine.eachRow(decoded.sql(), decoded.length(), tally);
        TableTally sum = tally.sum();
        if (sum.rows() != frame.rows()) {
            throw new DumpDamagedException(
                    "The frame at byte " + frame.offset() + " holds " + sum.rows() + " rows where the index says "
                            + frame.rows() + ".",
                    "Choose another dump (flyback list shows them).");
        }
        return new TableTally(sum.rows(), 0, sum.content());
    }
}

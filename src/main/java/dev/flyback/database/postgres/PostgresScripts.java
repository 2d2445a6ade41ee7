package dev.flyback.database.postgres;

import dev.flyback.database.ScriptWriter;
import dev.flyback.dump.index.SequenceEntry;
import java.util.List;

/** psql scripts around the data. */
record PostgresScripts(String database) implements ScriptWriter {
    @Override
    public byte[] preamble(Facts facts) {
        return new byte[] {'\n'};
    }

    @Override
    public byte[] epilogue(Facts facts, List<SequenceEntry> sequences) {
        return new byte[] {'\n'};
    }
}

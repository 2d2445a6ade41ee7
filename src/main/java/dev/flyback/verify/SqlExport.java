package dev.flyback.verify;

import dev.flyback.database.Engine;
import dev.flyback.dump.DumpReader;
import dev.flyback.dump.FrameDecoder;
import dev.flyback.dump.FrameDecoder.Decoded;
import dev.flyback.dump.index.DumpIndex;
import dev.flyback.dump.index.FrameEntry;
import dev.flyback.dump.index.FrameKind;
import dev.flyback.dump.index.MigrationEntry;
import dev.flyback.report.Printable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Writes a dump's SQL out. No byte is written before its frame's hash is found right. Holds one frame at a time. */
public final class SqlExport {
    private final DumpReader dump;

    public SqlExport(DumpReader dump) {
        this.dump = dump;
    }

    /** All of it, as {@code zstd -dc} would. */
    public void all(OutputStream output) throws IOException {
        write(frame -> frame.kind() != FrameKind.SCRIPT, output);
    }

    /**
     * The rows of one table, with what a client needs around them. The table is not emptied.
     *
     * @param table position in {@link DumpIndex#tables()}
     */
    public void table(int table, Engine engine, OutputStream output) throws IOException {
        output.write(bytes(engine.aroundRows().before()));
        write(frame -> frame.kind() == FrameKind.DATA && frame.table() == table, output);
        output.write(bytes(engine.aroundRows().after()));
    }

    /**
     * The embedded scripts in the order in which they were applied, each behind a comment with its name.
     *
     * @return scripts that the history names but the dump does not hold
     */
    public List<String> migrations(OutputStream output) throws IOException {
        Map<Integer, byte[]> scripts = dump.scripts();
        List<String> missing = new ArrayList<>();
        for (MigrationEntry migration : dump.index().migrations()) {
            byte[] script = scripts.get(migration.rank());
            if (script != null) {
                output.write(bytes("-- " + Printable.text(migration.script()) + "\n"));
                output.write(script);
                output.write(script.length > 0 && script[script.length - 1] == '\n' ? bytes("") : bytes("\n"));
            } else if (migration.type().startsWith("SQL")) {
                missing.add(migration.script());
            }
        }
        return missing;
    }

    private void write(Predicate<FrameEntry> wanted, OutputStream output) throws IOException {
        byte[] buffer = new byte[0];
        try (FrameDecoder decoder = dump.newDecoder()) {
            for (FrameEntry frame : dump.index().frames()) {
                if (wanted.test(frame)) {
                    Decoded decoded = decoder.read(frame, buffer);
                    output.write(decoded.sql(), 0, decoded.length());
                    buffer = decoded.sql();
                }
            }
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

package dev.flyback.dump;

import dev.flyback.dump.index.DumpIndex;
import dev.flyback.dump.index.FrameEntry;
import dev.flyback.dump.index.FrameKind;
import dev.flyback.dump.index.LargeObjectAccess;
import dev.flyback.dump.index.LargeObjectAccess.Grant;
import dev.flyback.dump.index.TableEntry;
import dev.flyback.dump.index.TableName;
import dev.flyback.failure.DumpDamagedException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What must hold in every index; a dump is untrusted input, so each rule is checked before the index is used. */
final class IndexRules {
    private static final long MAX_OBJECT = 0xFFFFFFFFL;

    private final DumpIndex index;
    private final String name;

    IndexRules(DumpIndex index, String name) {
        this.index = index;
        this.name = name;
    }

    /**
     * Checks every rule.
     *
     * @param end offset of the index's own frame, where the last frame must end
     */
    void check(long end) {
        require(index.id().matches("[0-9a-f]{16}"), "the id '" + index.id() + "'");
        require(index.source().engine().matches("[a-z]{1,20}"), "the engine");
        checkFrames(end);
        checkTables();
        if (index.largeObjects() != null) {
            checkAccess(index.largeObjects().access());
        }
    }

    private void checkFrames(long end) {
        List<FrameEntry> frames = index.frames();
        require(frames.size() >= 2, "preamble and epilogue");
        require(frames.get(0).kind() == FrameKind.PREAMBLE, "the first frame");
        require(frames.get(frames.size() - 1).kind() == FrameKind.EPILOGUE, "the last frame");
        long position = 0;
        for (FrameEntry frame : frames) {
            require(frame.offset() == position, "the frame at byte " + frame.offset());
            require(frame.length() > 0 && frame.length() <= DumpFormat.MAX_FRAME_BYTES, "a frame's length");
            int limit = frame.kind() == FrameKind.SCRIPT ? DumpFormat.MAX_SCRIPT_BYTES : DumpFormat.MAX_FRAME_BYTES;
            require(frame.rawLength() >= 0 && frame.rawLength() <= limit, "a frame's raw length");
            require(frame.rows() >= 0, "a frame's rows");
            require(frame.sha256().matches("[0-9a-f]{64}"), "a frame's hash");
            position += frame.length();
        }
        require(position == end, "the frames' end");
    }

    private void checkTables() {
        long[] rows = new long[index.tables().size()];
        long pieces = 0;
        for (FrameEntry frame : index.frames()) {
            if (frame.kind() != FrameKind.DATA) {
                require(frame.rows() == 0, "a frame without a table that has rows");
            } else if (frame.table() == FrameEntry.LARGE_OBJECTS) {
                pieces += frame.rows();
            } else {
                require(frame.table() >= 0 && frame.table() < rows.length, "a frame's table");
                rows[frame.table()] += frame.rows();
            }
        }
        require(
                index.largeObjects() == null
                        ? pieces == 0
                        : pieces == index.largeObjects().rows(),
                "large objects");
        Set<TableName> tables = new HashSet<>();
        index.tables().forEach(table -> tables.add(table.table()));
        require(tables.size() == rows.length, "a table listed twice");
        long sum = 0;
        for (int i = 0; i < rows.length; i++) {
            TableEntry table = index.tables().get(i);
            require(table.rows() == rows[i] && table.bytes() >= 0, "the rows of " + table.table());
            require(table.contentHash().matches("[0-9a-f]{32}"), "a content hash");
            require(table.routedBy() == null || !tables.contains(table.routedBy()), "what routes " + table.table());
            sum += table.rows();
        }
        require(index.totals().tables() == rows.length && index.totals().rows() == sum, "the totals");
    }

    private void checkAccess(List<LargeObjectAccess> ranges) {
        long end = -1;
        for (LargeObjectAccess range : ranges) {
            require(
                    range.first() > end && range.last() >= range.first() && range.last() <= MAX_OBJECT,
                    "the numbers of large objects");
            end = range.last();
            boolean named = isName(range.owner());
            for (Grant grant : range.grants() == null ? List.<Grant>of() : range.grants()) {
                named &= (grant.grantee() == null || isName(grant.grantee())) && isName(grant.grantor());
                require(grant.privilege().equals("SELECT") || grant.privilege().equals("UPDATE"), "a privilege");
            }
            require(named, "the owners of large objects");
        }
    }

    private static boolean isName(String role) {
        return !role.isEmpty() && role.indexOf('\0') < 0;
    }

    private void require(boolean holds, String what) {
        if (!holds) {
            throw new DumpDamagedException(
                    "The dump " + name + " is damaged: its index contradicts itself in " + what + ".",
                    "Choose another dump (flyback list shows them).");
        }
    }
}

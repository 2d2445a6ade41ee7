package dev.flyback.restore;

import dev.flyback.dump.DumpReader;
import dev.flyback.dump.index.DumpIndex;
import dev.flyback.dump.index.HistoryFacts;
import dev.flyback.dump.index.MigrationEntry;
import dev.flyback.failure.TargetRefusedException;
import dev.flyback.failure.UsageException;
import dev.flyback.report.Excerpt;
import dev.flyback.restore.RestoreRequest.ScriptOrigin;
import dev.flyback.schema.MigrationReplay;
import dev.flyback.schema.MigrationReplay.Replay;
import dev.flyback.schema.MigrationSet;
import dev.flyback.schema.ScriptLibrary;
import dev.flyback.schema.ScriptLibrary.Scripts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Chooses the scripts of a replay and makes sure that they are all that it needs. */
final class ScriptChoice {
    private static final int SHOWN = 20;
    private static final String BYTE_ORDER_MARK = "\u00EF\u00BB\u00BF";

    private final ScriptLibrary library;
    private final MigrationReplay replay;

    ScriptChoice(ScriptLibrary library, MigrationReplay replay) {
        this.library = library;
        this.replay = replay;
    }

    /**
     * A replay that nothing stands in the way of.
     *
     * @throws TargetRefusedException naming every migration that cannot be replayed exactly
     */
    Replay choose(DumpReader dump, RestoreRequest request) {
        DumpIndex index = dump.index();
        HistoryFacts history = index.history();
        if (history == null) {
            throw new TargetRefusedException(
                    "The dump has no schema history, so there is nothing to make its tables with.",
                    "Make the tables, and use --premigrated.");
        }
        Replay choice = new Replay(
                history,
                index.migrations(),
                scripts(dump, history, request),
                request.acceptedChecksums(),
                request.history());
        List<String> obstacles = replay.obstacles(choice);
        if (!obstacles.isEmpty()) {
            throw refused(
                    "The dump's migrations cannot be replayed exactly",
                    obstacles,
                    "Each line says what helps; --premigrated takes a target that the application has migrated.");
        }
        return choice;
    }

    private Map<Integer, byte[]> scripts(DumpReader dump, HistoryFacts history, RestoreRequest request) {
        boolean foldersOnly = request.scripts() == ScriptOrigin.FOLDERS;
        if (foldersOnly && request.migrations().isEmpty()) {
            throw new UsageException(
                    "--scripts folder needs a folder to take the scripts from.", "Give it with --migrations.");
        }
        DumpIndex index = dump.index();
        Map<Integer, byte[]> chosen = foldersOnly ? new TreeMap<>() : new TreeMap<>(dump.scripts());
        if (request.migrations().isEmpty()) {
            return chosen;
        }
        Scripts found = library.find(
                new MigrationSet(history, index.migrations(), index.schemaVersion()),
                request.history(),
                request.migrations());
        refuseConflicts(index, chosen, found, request);
        found.byRank().forEach(chosen::putIfAbsent);
        for (MigrationEntry entry : index.migrations()) {
            byte[] differing = found.differing().get(entry.rank());
            if (differing != null && request.acceptedChecksums().contains(entry.script())) {
                chosen.putIfAbsent(entry.rank(), differing);
            }
        }
        return chosen;
    }

    /** A checksum is no proof against someone who wants two texts to have the same one: so the texts are compared. */
    private static void refuseConflicts(
            DumpIndex index, Map<Integer, byte[]> embedded, Scripts found, RestoreRequest request) {
        List<String> conflicts = new ArrayList<>();
        for (MigrationEntry entry : index.migrations()) {
            byte[] inDump = embedded.get(entry.rank());
            byte[] inFolder =
                    found.byRank().getOrDefault(entry.rank(), found.differing().get(entry.rank()));
            if (inDump != null
                    && inFolder != null
                    && !text(inDump).equals(text(inFolder))
                    && !request.acceptedChecksums().contains(entry.script())) {
                conflicts.add(entry.script());
            }
        }
        if (!conflicts.isEmpty()) {
            throw refused(
                    "Scripts in the migrations folders are not those in the dump",
                    conflicts,
                    "Leave --migrations out to use the dump's, say --scripts folder to use the folders', or accept the dump's by name with --accept-checksum.");
        }
    }

    /** Lines: ends of lines change on the way through version control and mean nothing to Flyway. */
    private static List<String> text(byte[] script) {
        String text = new String(script, StandardCharsets.ISO_8859_1);
        return (text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text)
                .lines()
                .toList();
    }

    private static TargetRefusedException refused(String what, List<String> lines, String hint) {
        return new TargetRefusedException(what + ": " + Excerpt.of(lines, SHOWN, "; ", "; and ") + ".", hint);
    }
}

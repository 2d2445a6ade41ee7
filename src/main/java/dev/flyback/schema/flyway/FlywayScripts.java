package dev.flyback.schema.flyway;

import dev.flyback.dump.index.MigrationEntry;
import dev.flyback.report.Printable;
import dev.flyback.schema.HistorySettings;
import dev.flyback.schema.MigrationSet;
import dev.flyback.schema.ScriptLibrary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds Flyway's scripts by the recorded name: a file at the recorded path below a folder, or else any file of that name. Runs of a repeatable
 * migration that a later run superseded need no script. Scripts are read as {@link ScriptText} says; a script's own configuration file
 * ({@code V1__x.sql.conf}) is not looked at.
 */
public final class FlywayScripts implements ScriptLibrary {
    private static final long MAX_TOTAL_BYTES = 64L << 20;
    private static final int MAX_NAMED_CHECKSUMS = 3;

    @Override
    public Scripts find(MigrationSet set, HistorySettings settings, List<Path> folders) {
        Map<String, List<ScriptFolders.File>> byName =
                ScriptFolders.of(folders).files().stream().collect(Collectors.groupingBy(ScriptFolders.File::name));
        String nowhere = folders.isEmpty()
                ? " is not at hand, since no --migrations was given."
                : " is missing in the migrations folders.";
        Search search = new Search(set, settings, byName, nowhere);
        for (MigrationEntry entry : EffectiveHistory.of(set.entries()).rows()) {
            if (MigrationKind.of(entry.type()).hasScript()) {
                search.find(entry);
            }
        }
        search.differing.keySet().removeAll(search.found.keySet());
        return new Scripts(search.found, search.differing, search.problems);
    }

    private static final class Search {
        private final MigrationSet set;
        private final HistorySettings settings;
        private final Map<String, List<ScriptFolders.File>> byName;
        private final String nowhere;
        private final Map<Integer, byte[]> found = new HashMap<>();
        private final Map<Integer, byte[]> differing = new HashMap<>();
        private final List<String> problems = new ArrayList<>();
        private long totalBytes;

        Search(
                MigrationSet set,
                HistorySettings settings,
                Map<String, List<ScriptFolders.File>> byName,
                String nowhere) {
            this.set = set;
            this.settings = settings;
            this.byName = byName;
            this.nowhere = nowhere;
        }

        void find(MigrationEntry entry) {
            List<ScriptFolders.File> candidates = candidates(entry.script());
            List<String> findings = new ArrayList<>();
            for (ScriptFolders.File file : candidates) {
                Optional<String> finding = take(entry, file);
                if (finding.isEmpty()) {
                    return;
                }
                findings.add(finding.get());
            }
            String script = "The script " + Printable.text(entry.script());
            problems.add(
                    findings.isEmpty()
                            ? script + nowhere
                            : script + " differs: " + ScriptProblem.recorded(entry) + ", but "
                                    + findings.stream()
                                            .limit(MAX_NAMED_CHECKSUMS)
                                            .collect(Collectors.joining("; ")) + ".");
        }

        /** Files of the recorded name; those at the recorded path first. */
        private List<ScriptFolders.File> candidates(String script) {
            String path = script.replace('\\', '/');
            List<ScriptFolders.File> named = byName.getOrDefault(ScriptPrefix.baseName(script), List.of());
            List<ScriptFolders.File> candidates = new ArrayList<>();
            named.stream().filter(file -> file.relative().equals(path)).forEach(candidates::add);
            named.stream().filter(file -> !file.relative().equals(path)).forEach(candidates::add);
            return candidates;
        }

        /** Takes the file if it is the script; else tells what it is. */
        private Optional<String> take(MigrationEntry entry, ScriptFolders.File file) {
            String shown = Printable.text(file.relative());
            if (file.bytes() > ScriptFolders.MAX_SCRIPT_BYTES || totalBytes + file.bytes() > MAX_TOTAL_BYTES) {
                return Optional.of(shown + " is too large (at most " + (ScriptFolders.MAX_SCRIPT_BYTES >> 20)
                        + " MiB a script, " + (MAX_TOTAL_BYTES >> 20) + " MiB all together)");
            }
            byte[] bytes = file.read();
            totalBytes += bytes.length;
            ScriptText text = ScriptText.of(entry, bytes, set.facts(), settings);
            if (!text.matches()) {
                differing.putIfAbsent(entry.rank(), bytes);
                return Optional.of(shown + " has " + ScriptProblem.computed(text));
            }
            found.put(entry.rank(), bytes);
            return Optional.empty();
        }
    }
}

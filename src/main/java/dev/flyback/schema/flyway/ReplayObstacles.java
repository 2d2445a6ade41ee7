package dev.flyback.schema.flyway;

import dev.flyback.dump.index.MigrationEntry;
import dev.flyback.report.Printable;
import dev.flyback.schema.MigrationReplay.Replay;
import dev.flyback.schema.MigrationTitle;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/** What stands in the way of an exact replay. */
final class ReplayObstacles {
    private static final String PREMIGRATED = "let the application migrate the target and use --premigrated";

    private final Replay replay;
    private final EffectiveHistory history;
    private final Set<String> lines = new LinkedHashSet<>();

    private ReplayObstacles(Replay replay) {
        this.replay = replay;
        this.history = EffectiveHistory.of(replay.entries());
    }

    static List<String> of(Replay replay) {
        ReplayObstacles obstacles = new ReplayObstacles(replay);
        obstacles.look();
        return List.copyOf(obstacles.lines);
    }

    private void look() {
        if (!replay.history().kind().equals(FlywayHistories.KIND)) {
            lines.add("the history is not Flyway's but of the kind "
                    + Printable.text(replay.history().kind()));
            return;
        }
        lookAtTable(replay.history().table().name());
        history.undone().forEach(entry -> lines.add(MigrationTitle.of(entry) + " was undone; " + PREMIGRATED));
        history.deleted()
                .forEach(entry -> lines.add(
                        MigrationTitle.of(entry) + " was deleted from the history by a repair; " + PREMIGRATED));
        for (MigrationEntry entry : history.rows()) {
            lookAt(entry);
        }
        lookForDuplicates();
    }

    /** Flyway puts the table's name into the names of its constraints without quoting quotes, and through its placeholders. */
    private void lookAtTable(String table) {
        if (table.contains("${") || table.chars().anyMatch(c -> c < ' ' || "\"`'\\;".indexOf(c) >= 0)) {
            lines.add("the history table's name " + Printable.text(table) + " is one that Flyway cannot create; "
                    + PREMIGRATED);
        }
    }

    private void lookAt(MigrationEntry entry) {
        String title = MigrationTitle.of(entry);
        if (!isReadable(entry.version())) {
            lines.add(title + " has a version that Flyway cannot read; " + PREMIGRATED);
            return;
        }
        if (!entry.success()) {
            lines.add(title + " had failed; repair the source's database and back it up again");
            return;
        }
        switch (MigrationKind.of(entry.type())) {
            case SQL, BASELINE_SCRIPT -> lookAtScript(entry);
            case BASELINE_MARK -> lookAtBaseline(entry, title);
            case JAVA -> lines.add(title + " is a Java migration, which only the application can run; " + PREMIGRATED);
            case SHELL ->
                lines.add(title + " is a script of the operating system, which is not run here; " + PREMIGRATED);
            case UNDO, DELETION, SCHEMA_CREATION, UNKNOWN ->
                lines.add(title + " is of the type " + Printable.text(entry.type()) + ", which cannot be replayed; "
                        + PREMIGRATED);
        }
    }

    private void lookAtBaseline(MigrationEntry entry, String title) {
        if (!isAccepted(entry)) {
            lines.add(title + " is a baseline, which stands for a schema that no script made; " + PREMIGRATED
                    + ", or, if the database was empty then, accept it with --accept-checksum '"
                    + Printable.text(entry.script()) + "'");
        }
    }

    private void lookAtScript(MigrationEntry entry) {
        String title = MigrationTitle.of(entry);
        byte[] bytes = replay.scripts().get(entry.rank());
        if (bytes == null) {
            lines.add("the script " + title + " is missing; give the folder that has it with --migrations");
            return;
        }
        ScriptText text = ScriptText.of(entry, bytes, replay.history(), replay.settings());
        Set<String> missing = text.missingPlaceholders();
        if (!missing.isEmpty()) {
            lines.add(
                    "the script " + title + " needs " + ScriptProblem.placeholders(missing)
                            + "; give the application's values with --placeholder name=value, or --placeholder 'name=${name}' if it replaces none");
        } else if (!text.matches() && !isAccepted(entry)) {
            lines.add("the script " + title + " differs: " + ScriptProblem.recorded(entry) + ", but it has "
                    + ScriptProblem.computed(text)
                    + "; find the script as it was, or accept this one with --accept-checksum '"
                    + Printable.text(entry.script()) + "'");
        }
    }

    private void lookForDuplicates() {
        List<MigrationEntry> versioned = new ArrayList<>();
        for (MigrationEntry entry : history.rows()) {
            String version = entry.version();
            if (version != null) {
                for (MigrationEntry other : versioned) {
                    if (EffectiveHistory.compare(version, String.valueOf(other.version())) == 0) {
                        lines.add(MigrationTitle.of(other) + " and " + MigrationTitle.of(entry)
                                + " are of the same version; " + PREMIGRATED);
                    }
                }
                versioned.add(entry);
            }
        }
    }

    private boolean isAccepted(MigrationEntry entry) {
        return replay.acceptedChecksums().contains(entry.script());
    }

    private static boolean isReadable(@Nullable String version) {
        try {
            HistoryTables.requireReadable(version);
            return true;
        } catch (FlywayException e) {
            return false;
        }
    }
}

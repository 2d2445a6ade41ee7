package dev.flyback.schema.flyway;

import dev.flyback.dump.index.HistoryFacts;
import dev.flyback.dump.index.MigrationEntry;
import dev.flyback.failure.TargetRefusedException;
import dev.flyback.report.Excerpt;
import dev.flyback.report.Progress;
import dev.flyback.schema.HistoryComparison;
import dev.flyback.schema.HistorySettings;
import dev.flyback.schema.MigrationReplay;
import dev.flyback.schema.MigrationTitle;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;

/**
 * Replays through Flyway, which is offered the recorded migrations out of memory: it runs the scripts and writes the history, exactly as it recorded
 * them. Neither the names of the scripts nor the application's other settings (prefixes, suffixes, locations) matter. Callbacks were not recorded, so
 * none runs.
 */
public final class FlywayReplay implements MigrationReplay {
    private static final int MAX_LINES = 20;

    @Override
    public List<String> obstacles(Replay replay) {
        return ReplayObstacles.of(replay);
    }

    @Override
    public void replay(Replay replay, DataSource target, Progress progress) {
        List<String> obstacles = obstacles(replay);
        if (!obstacles.isEmpty()) {
            throw refused("The dump's migrations cannot be replayed", obstacles, "Each line says what helps.");
        }
        List<MigrationEntry> plan = EffectiveHistory.of(replay.entries()).rows();
        Map<Integer, ScriptText> scripts = scripts(plan, replay, progress);
        try {
            run(replay, plan, scripts, target);
        } catch (FlywayException e) {
            throw new FlywayFailures(replay.settings(), script -> text(script, plan, scripts)).translate(e);
        }
    }

    private static void run(
            Replay replay, List<MigrationEntry> plan, Map<Integer, ScriptText> scripts, DataSource target) {
        FlywaySession session = session(replay, List.of(), scripts, target);
        session.createHistory();
        int done = applied(replay, plan, session.history());
        for (List<MigrationEntry> segment : ReplaySegments.of(plan.subList(done, plan.size()))) {
            done += segment.size();
            session(replay, plan.subList(0, done), scripts, target).migrate();
        }
        List<String> differences = differences(replay, plan, session.history());
        if (!differences.isEmpty()) {
            throw refused(
                    "The target's history is not the dump's after all migrations ran",
                    differences,
                    "Restore into a clean database again; if it stays so, report it with these lines.");
        }
    }

    private static FlywaySession session(
            Replay replay, List<MigrationEntry> offered, Map<Integer, ScriptText> scripts, DataSource target) {
        return FlywaySession.replaying(
                replay.history(),
                replay.settings(),
                CreatedSchemas.of(replay.entries()),
                new RecordedMigrations(offered, scripts),
                target);
    }

    private static Map<Integer, ScriptText> scripts(List<MigrationEntry> plan, Replay replay, Progress progress) {
        Map<Integer, ScriptText> scripts = new HashMap<>();
        for (MigrationEntry entry : plan) {
            byte[] bytes = replay.scripts().get(entry.rank());
            if (bytes != null && MigrationKind.of(entry.type()).hasScript()) {
                ScriptText text = ScriptText.of(entry, bytes, replay.history(), replay.settings());
                if (!text.matches()) {
                    progress.warn("The script " + MigrationTitle.of(entry) + " is replayed although "
                            + ScriptProblem.recorded(entry) + " and it has " + ScriptProblem.computed(text) + ".");
                }
                scripts.put(entry.rank(), text);
            }
        }
        return scripts;
    }

    /** How many migrations of the plan are applied already; refuses a target that holds anything else. */
    private static int applied(Replay replay, List<MigrationEntry> plan, List<MigrationEntry> history) {
        int applied = Math.min(EffectiveHistory.of(history).rows().size(), plan.size());
        List<String> differences = differences(replay, plan.subList(0, applied), history);
        if (!differences.isEmpty()) {
            throw refused(
                    "The target's history does not begin like the dump's",
                    differences,
                    "Restore into a clean database.");
        }
        return applied;
    }

    private static List<String> differences(Replay replay, List<MigrationEntry> plan, List<MigrationEntry> history) {
        return HistoryComparison.of(plan, EffectiveHistory.of(history).rows(), replay.acceptedChecksums())
                .all();
    }

    private static String text(String script, List<MigrationEntry> plan, Map<Integer, ScriptText> scripts) {
        return plan.stream()
                .filter(entry -> entry.script().equals(script))
                .flatMap(entry -> Optional.ofNullable(scripts.get(entry.rank())).stream())
                .map(ScriptText::text)
                .findFirst()
                .orElse("");
    }

    private static TargetRefusedException refused(String what, List<String> lines, String hint) {
        return new TargetRefusedException(what + ": " + Excerpt.of(lines, MAX_LINES, "; ", "; and ") + ".", hint);
    }

    /**
     * Goes on as the application's Flyway would, with the scripts below the folders and their callbacks; out of order if the history shows that the
     * application does so. Java migrations of the application are not seen.
     */
    @Override
    public List<MigrationEntry> migrateOn(
            HistoryFacts history, HistorySettings settings, List<Path> folders, DataSource target) {
        FolderScripts scripts = new FolderScripts(ScriptFolders.of(folders));
        try {
            List<MigrationEntry> before = FlywaySession.goingOn(history, settings, scripts, false, target)
                    .history();
            Set<Integer> ranks = before.stream().map(MigrationEntry::rank).collect(Collectors.toSet());
            FlywaySession session = FlywaySession.goingOn(history, settings, scripts, ranOutOfOrder(before), target);
            session.migrate();
            return session.history().stream()
                    .filter(entry -> !ranks.contains(entry.rank()))
                    .toList();
        } catch (FlywayException e) {
            throw new FlywayFailures(settings, scripts::text).translate(e);
        }
    }

    private static boolean ranOutOfOrder(List<MigrationEntry> history) {
        List<MigrationEntry> versioned = EffectiveHistory.of(history).rows().stream()
                .filter(entry -> entry.version() != null)
                .toList();
        return ReplaySegments.of(versioned).size() > 1;
    }
}

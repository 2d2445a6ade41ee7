package dev.flyback.database;

import dev.flyback.database.Target.Loader;
import dev.flyback.database.Target.RebuildStep;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Puts back what was taken off for a load, as a restore does, but step by step. */
public final class RebuildSteps {
    private RebuildSteps() {}

    /** Runs ready steps in order, each twice; returns how many it ran. */
    public static int run(Target target, Loader loader, int limit) {
        int ran = 0;
        List<RebuildStep> pending = target.steps();
        Set<Integer> unfinished = new HashSet<>();
        pending.forEach(step -> unfinished.add(step.number()));
        while (ran < limit && !unfinished.isEmpty()) {
            RebuildStep next = pending.stream()
                    .filter(step -> unfinished.contains(step.number()))
                    .filter(step -> step.afterSteps().stream().noneMatch(unfinished::contains))
                    .findFirst()
                    .orElseThrow();
            loader.run(next, 0);
            loader.run(next, 1);
            unfinished.remove(next.number());
            ran++;
        }
        return ran;
    }
}

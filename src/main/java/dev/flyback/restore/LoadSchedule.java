package dev.flyback.restore;

import dev.flyback.database.Target.RebuildStep;
import dev.flyback.dump.index.TableEntry;
import dev.flyback.dump.index.TableName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Hands out what is to be done, to any number of workers, so that nothing runs before what it needs. A step that is ready goes before any batch: batches
 * are small and fill every gap, while a large index that is begun last keeps one worker busy when all others have ended. For the same reason tables with the
 * most to do after their rows are loaded first: the keys of one are built while rows of the next come. Workers keep to different tables as long as there are enough,
 * since they would wait for each other at the same pages. Safe for concurrent use.
 */
final class LoadSchedule {
    /** What a step costs for each row of its table, as bytes that a worker could load meanwhile: some 1.5 µs at 30 MB/s. */
    private static final long BYTES_FOR_A_ROW = 50;

    private final List<Batch> batches;
    private final List<RebuildStep> steps;
    private final Map<TableName, Integer> unloaded = new HashMap<>();
    private final Map<TableName, Integer> loading = new HashMap<>();
    private final Set<Integer> unfinished = new HashSet<>();
    private final int workers;
    private int running;
    private boolean largeObjectsRun;
    private boolean stopped;

    /** Something for one worker to do. */
    sealed interface Task {}

    record Loading(Batch batch) implements Task {}

    /** @param spareWorkers how many workers have nothing to do beside this */
    record Rebuilding(RebuildStep step, int spareWorkers) implements Task {}

    /**
     * @param batches in the order of preference, where nothing else is against it
     * @param steps in the order of preference
     * @param workers how many will take
     */
    LoadSchedule(List<Batch> batches, List<RebuildStep> steps, int workers) {
        this.workers = workers;
        this.batches = longestFirst(batches, steps);
        this.steps = new ArrayList<>(steps);
        for (Batch batch : batches) {
            if (batch.table() != null) {
                unloaded.merge(batch.table().table(), 1, Integer::sum);
            }
        }
        steps.forEach(step -> unfinished.add(step.number()));
    }

    /**
     * Waits until something can be done.
     *
     * @return empty when nothing is left to begin, or the schedule was stopped
     */
    synchronized Optional<Task> take() throws InterruptedException {
        while (!stopped && !(batches.isEmpty() && steps.isEmpty())) {
            Optional<Task> task = ready();
            if (task.isPresent()) {
                return task;
            }
            if (running == 0) {
                throw new IllegalStateException("steps that wait for each other: " + steps);
            }
            wait();
        }
        return Optional.empty();
    }

    /** The task that was taken is done, and committed. */
    synchronized void done(Task task) {
        running--;
        if (task instanceof Loading loaded) {
            if (loaded.batch().table() == null) {
                largeObjectsRun = false;
            } else {
                countDown(unloaded, loaded.batch().table().table());
                countDown(loading, loaded.batch().table().table());
            }
        } else if (task instanceof Rebuilding rebuilding) {
            unfinished.remove(rebuilding.step().number());
        }
        notifyAll();
    }

    /** Nothing is handed out any more. */
    synchronized void stop() {
        stopped = true;
        notifyAll();
    }

    /**
     * Those first whose table keeps one worker busy longest, however many there are: with rows that are loaded whole, or one batch after the other, and with
     * the steps that wait for them.
     */
    private static List<Batch> longestFirst(List<Batch> batches, List<RebuildStep> steps) {
        Map<TableName, Integer> waiting = new HashMap<>();
        steps.forEach(step -> step.afterTables().forEach(table -> waiting.merge(table, 1, Integer::sum)));
        long largeObjects =
                batches.stream().filter(batch -> batch.table() == null).count() * Batch.RAW_BYTES;
        List<Batch> order = new ArrayList<>(batches);
        order.sort(Comparator.comparingLong((Batch batch) -> {
                    TableEntry table = batch.table();
                    return table == null
                            ? largeObjects
                            : (batch.whole() ? table.bytes() : 0)
                                    + waiting.getOrDefault(table.table(), 0) * table.rows() * BYTES_FOR_A_ROW;
                })
                .reversed());
        return order;
    }

    private Optional<Task> ready() {
        for (Iterator<RebuildStep> it = steps.iterator(); it.hasNext(); ) {
            RebuildStep step = it.next();
            if (isReady(step)) {
                it.remove();
                running++;
                return Optional.of(new Rebuilding(step, nothingElseIsReady() ? workers - running : 0));
            }
        }
        return next(true).or(() -> next(false));
    }

    /** @param apart whether only tables count that no other worker loads */
    private Optional<Task> next(boolean apart) {
        for (Iterator<Batch> it = batches.iterator(); it.hasNext(); ) {
            Batch batch = it.next();
            TableEntry table = batch.table();
            if (table == null ? largeObjectsRun : apart && loading.containsKey(table.table())) {
                continue;
            }
            if (table == null) {
                largeObjectsRun = true;
            } else {
                loading.merge(table.table(), 1, Integer::sum);
            }
            it.remove();
            running++;
            return Optional.of(new Loading(batch));
        }
        return Optional.empty();
    }

    private static void countDown(Map<TableName, Integer> counts, TableName table) {
        counts.computeIfPresent(table, (name, left) -> left == 1 ? null : left - 1);
    }

    private boolean isReady(RebuildStep step) {
        return step.afterTables().stream().noneMatch(unloaded::containsKey)
                && step.afterSteps().stream().noneMatch(unfinished::contains);
    }

    private boolean nothingElseIsReady() {
        return batches.isEmpty() && steps.stream().noneMatch(this::isReady);
    }
}

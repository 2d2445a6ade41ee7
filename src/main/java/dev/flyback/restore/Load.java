package dev.flyback.restore;

import dev.flyback.database.Target;
import dev.flyback.database.Target.Loader;
import dev.flyback.dump.DumpReader;
import dev.flyback.dump.FrameDecoder;
import dev.flyback.dump.index.DumpIndex;
import dev.flyback.failure.DatabaseException;
import dev.flyback.report.Cancellation;
import dev.flyback.report.Progress;
import dev.flyback.report.Workers;
import java.util.List;
import java.util.Optional;

/** Loads the rows and puts the definitions back, by workers that each have a session and a decoder of their own. */
final class Load {
    private final Target target;
    private final DumpReader dump;
    private final Progress progress;
    private final Cancellation cancellation;

    Load(Target target, DumpReader dump, Progress progress, Cancellation cancellation) {
        this.target = target;
        this.dump = dump;
        this.progress = progress;
        this.cancellation = cancellation;
    }

    /** Does all that the ledger does not say is done; the first failure stops everything, and is thrown. */
    void run(Placement placement, int jobs) {
        DumpIndex index = dump.index();
        List<Batch> batches =
                Batch.plan(index, placement.numbers(), target.ledger().loadedFrames(), target.wholeTableBytes(), jobs);
        expect(index, batches);
        List<Target.RebuildStep> steps = target.steps();
        int workers = Math.min(jobs, batches.size() + steps.size());
        LoadSchedule schedule = new LoadSchedule(batches, steps, workers);
        Workers.run("load", workers, () -> work(schedule), () -> {
            schedule.stop();
            target.cancel();
        });
    }

    /** How a restore ends that was told to stop. */
    static DatabaseException stopped() {
        return new DatabaseException(
                "The restore was stopped before it was complete.",
                "The target is half-restored: go on with --resume, or drop it.");
    }

    private void work(LoadSchedule schedule) {
        try (Loader loader = target.openLoader(dump.index());
                FrameDecoder decoder = dump.newDecoder()) {
            FrameFeed feed = new FrameFeed(dump.index(), decoder, progress, cancellation);
            for (Optional<LoadSchedule.Task> task = schedule.take(); task.isPresent(); task = schedule.take()) {
                if (cancellation.requested()) {
                    throw stopped();
                }
                perform(task.get(), loader, feed);
                schedule.done(task.get());
            }
        } catch (InterruptedException e) {
            // Another worker has failed; its failure is the one to tell.
            Thread.currentThread().interrupt();
        }
    }

    private static void perform(LoadSchedule.Task task, Loader loader, FrameFeed feed) {
        if (task instanceof LoadSchedule.Loading loading) {
            Batch batch = loading.batch();
            loader.load(batch.table(), batch.whole(), feed.of(batch.frames()));
        } else if (task instanceof LoadSchedule.Rebuilding rebuilding) {
            loader.run(rebuilding.step(), rebuilding.spareWorkers());
        }
    }

    private void expect(DumpIndex index, List<Batch> batches) {
        long rows = 0;
        long bytes = 0;
        for (Batch batch : batches) {
            for (int number : batch.frames()) {
                rows += index.frames().get(number).rows();
                bytes += index.frames().get(number).rawLength();
            }
        }
        progress.expect(rows, bytes);
    }
}

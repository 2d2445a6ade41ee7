package dev.flyback.restore;

import dev.flyback.database.Ledger;
import dev.flyback.database.Target;
import dev.flyback.dump.DumpReader;
import dev.flyback.dump.index.DumpIndex;
import dev.flyback.failure.TargetRefusedException;
import java.util.List;
import java.util.Optional;

/** Whether a target may be restored into at all, judged without changing anything. */
final class TargetCheck {
    private static final int SHOWN = 10;

    /** Refuses a server that cannot hold the dump. */
    void engine(Target target, DumpIndex index) {
        String engine = index.source().engine();
        if (!engine.equals(target.facts().engine())) {
            throw new TargetRefusedException(
                    "The dump is of " + engine + ", the target is "
                            + target.facts().engine() + ".",
                    "Give the --url of a " + engine + " database.");
        }
        List<String> refusals = target.refusals(index);
        if (!refusals.isEmpty()) {
            throw new TargetRefusedException(
                    "The target cannot hold this dump: " + String.join("; ", refusals) + ".",
                    "Restore into a server and a database that can.");
        }
    }

    /**
     * Refuses a target that is neither clean nor, where asked for, half-way through a restore of the same dump.
     *
     * @return how far that restore has come; empty for a new one
     */
    Optional<Ledger.Phase> state(Target target, DumpReader dump, RestoreRequest request) {
        Optional<Ledger.Entry> entry = target.ledger().read();
        if (entry.isPresent()) {
            halfRestored(entry.get(), dump, request);
            return Optional.of(entry.get().phase());
        }
        if (!request.premigrated()) {
            clean(target, request);
        }
        return Optional.empty();
    }

    private static void halfRestored(Ledger.Entry entry, DumpReader dump, RestoreRequest request) {
        String what = "The target is half-restored: a restore of the dump " + entry.dumpId() + ", begun at "
                + entry.startedAt() + ", did not end";
        if (!entry.indexSha256().equals(dump.indexSha256())) {
            throw new TargetRefusedException(
                    what + ", and this is the dump " + dump.index().id() + ".",
                    "Go on with that dump (flyback restore " + entry.dumpId()
                            + " --resume), or restore into a clean database.");
        }
        if (!request.resume()) {
            throw new TargetRefusedException(
                    what + ".", "Go on with --resume, or drop the database and restore into a clean one.");
        }
    }

    private static void clean(Target target, RestoreRequest request) {
        List<String> contents = target.contents(SHOWN + 1);
        if (!contents.isEmpty()) {
            String shown = String.join(", ", contents.subList(0, Math.min(SHOWN, contents.size())));
            throw new TargetRefusedException(
                    (request.resume() ? "No restore is under way in the target, and it" : "The target")
                            + " is not clean: it has " + shown + (contents.size() > SHOWN ? ", and more" : "") + ".",
                    "Restore into an empty database; if the application has made its schema there, use --premigrated, which replaces all rows.");
        }
    }
}

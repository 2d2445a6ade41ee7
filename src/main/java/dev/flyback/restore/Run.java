package dev.flyback.restore;

import dev.flyback.database.Engine;
import dev.flyback.database.Target;
import dev.flyback.dump.DumpReader;
import dev.flyback.dump.index.DumpIndex;
import dev.flyback.report.Cancellation;
import dev.flyback.report.Progress;

/** What the phases of one restore share. */
record Run(
        Engine engine,
        Target target,
        DumpReader dump,
        RestoreRequest request,
        Progress progress,
        Cancellation cancellation) {
    DumpIndex index() {
        return dump.index();
    }

    /** Phases end by failures; between two of them a signal must be asked for. */
    void stopIfAsked() {
        if (cancellation.requested()) {
            throw Load.stopped();
        }
    }
}

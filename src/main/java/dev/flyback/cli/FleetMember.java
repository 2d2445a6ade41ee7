package dev.flyback.cli;

import dev.flyback.backup.BackupRequest;
import dev.flyback.cli.progress.ProgressMeter;
import dev.flyback.failure.ExitCode;
import dev.flyback.report.Cancellation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One of several databases that are backed up.
 *
 * @param ready what is to be done, or why it cannot be
 */
record FleetMember(String section, Ready ready) {

    /** Whether the database's settings can be meant. */
    sealed interface Ready {}

    /**
     * They can.
     *
     * @param place where the dumps lie
     */
    record Able(DatabaseBackup backup, BackupRequest request, String place) implements Ready {}

    /** They cannot. */
    record Unable(Problem problem) implements Ready {}

    /** Looks at the settings of a database; bad ones are its own failure. */
    static FleetMember of(String section, Supplier<DatabaseBackup> settings) {
        try {
            DatabaseBackup backup = settings.get();
            return new FleetMember(section, new Able(backup, backup.request(), backup.place()));
        } catch (RuntimeException e) {
            return new FleetMember(section, new Unable(Problem.of(e)));
        }
    }

    FleetMember sharingItsPlaceWith(String other) {
        return new FleetMember(section, new Unable(Problem.of(DatabaseBackup.sharedPlace(section, other))));
    }

    /** Makes the dump. Nothing is thrown: what goes wrong is the outcome. */
    BackupOutcome run(
            ProgressMeter progress, Cancellation cancellation, Supplier<Optional<ExitCode>> stopped, Clock clock) {
        if (!(ready instanceof Able able)) {
            return BackupOutcome.failed(section, ((Unable) ready).problem());
        }
        Instant start = clock.instant();
        Optional<WrittenDump> dump = Optional.empty();
        try (progress) {
            dump = Optional.of(able.backup().write(able.request(), able.backup().store(), progress, cancellation));
            able.backup().options().failOn(dump.get().result().anomalies());
            return new BackupOutcome(section, dump, Optional.empty(), Duration.between(start, clock.instant()));
        } catch (RuntimeException | Error e) { // One that fails must not take the others with it.
            Problem problem = dump.isPresent()
                    ? Problem.of(e)
                    : stopped.get().map(Problem::stopped).orElseGet(() -> Problem.of(e));
            return new BackupOutcome(section, dump, Optional.of(problem), Duration.between(start, clock.instant()));
        }
    }
}

package dev.flyback.report.metrics;

import java.util.Locale;

/** A command whose runs are measured, and the metrics that all of them have. */
public enum WatchedCommand {
    BACKUP(
            Metric.BACKUP_LAST_RUN,
            Metric.BACKUP_LAST_SUCCESS,
            Metric.BACKUP_EXIT_CODE,
            Metric.BACKUP_DURATION,
            Metric.BACKUP_PHASE_DURATION),
    RESTORE(
            Metric.RESTORE_LAST_RUN,
            Metric.RESTORE_LAST_SUCCESS,
            Metric.RESTORE_EXIT_CODE,
            Metric.RESTORE_DURATION,
            Metric.RESTORE_PHASE_DURATION),
    VERIFY(
            Metric.VERIFY_LAST_RUN,
            Metric.VERIFY_LAST_SUCCESS,
            Metric.VERIFY_EXIT_CODE,
            Metric.VERIFY_DURATION,
            Metric.VERIFY_PHASE_DURATION),
    PRUNE(
            Metric.PRUNE_LAST_RUN,
            Metric.PRUNE_LAST_SUCCESS,
            Metric.PRUNE_EXIT_CODE,
            Metric.PRUNE_DURATION,
            Metric.PRUNE_PHASE_DURATION);

    final Metric lastRun;
    final Metric lastSuccess;
    final Metric exitCode;
    final Metric duration;
    final Metric phaseDuration;

    WatchedCommand(Metric lastRun, Metric lastSuccess, Metric exitCode, Metric duration, Metric phaseDuration) {
        this.lastRun = lastRun;
        this.lastSuccess = lastSuccess;
        this.exitCode = exitCode;
        this.duration = duration;
        this.phaseDuration = phaseDuration;
    }

    /** As it is typed. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package dev.flyback.report.metrics;

import java.util.Arrays;
import java.util.Optional;

/** All metrics that there are; names never change. Times are seconds since 1970, sizes bytes. */
public enum Metric {
    BACKUP_LAST_RUN("flyback_backup_last_run_timestamp_seconds", "When the last backup ended, however it did."),
    BACKUP_LAST_SUCCESS(
            "flyback_backup_last_success_timestamp_seconds", "When the last backup that did not fail ended."),
    BACKUP_EXIT_CODE("flyback_backup_exit_code", "Exit code of the last backup; 0 is done, 3 is done with findings."),
    BACKUP_DURATION("flyback_backup_duration_seconds", "How long the last backup took, however it ended."),
    BACKUP_PHASE_DURATION("flyback_backup_phase_duration_seconds", "How long each phase of the last backup took."),
    BACKUP_TABLES("flyback_backup_tables", "Tables in the last dump."),
    BACKUP_ROWS("flyback_backup_rows", "Rows in the last dump."),
    BACKUP_BYTES("flyback_backup_sql_bytes", "SQL in the last dump, before compression."),
    BACKUP_STORED_BYTES("flyback_backup_stored_bytes", "Size of the last dump in the store."),
    BACKUP_ANOMALIES("flyback_backup_anomalies", "Tables that vanished or shrank between the last two dumps."),

    RESTORE_LAST_RUN("flyback_restore_last_run_timestamp_seconds", "When the last restore ended, however it did."),
    RESTORE_LAST_SUCCESS(
            "flyback_restore_last_success_timestamp_seconds", "When the last restore that did not fail ended."),
    RESTORE_EXIT_CODE(
            "flyback_restore_exit_code", "Exit code of the last restore; 0 is done, 3 is done with findings."),
    RESTORE_DURATION("flyback_restore_duration_seconds", "How long the last restore took, however it ended."),
    RESTORE_PHASE_DURATION("flyback_restore_phase_duration_seconds", "How long each phase of the last restore took."),
    RESTORE_TABLES("flyback_restore_tables", "Tables that the last restore loaded."),
    RESTORE_ROWS("flyback_restore_rows", "Rows that the last restore loaded."),
    RESTORE_BYTES("flyback_restore_sql_bytes", "SQL that the last restore loaded."),
    RESTORE_PROVED("flyback_restore_proved", "1 if the last restore compared all content, 0 if it only counted rows."),

    VERIFY_LAST_RUN("flyback_verify_last_run_timestamp_seconds", "When the last verification ended, however it did."),
    VERIFY_LAST_SUCCESS(
            "flyback_verify_last_success_timestamp_seconds",
            "When the last verification that found a whole dump ended."),
    VERIFY_EXIT_CODE("flyback_verify_exit_code", "Exit code of the last verification; 7 is a damaged dump."),
    VERIFY_DURATION("flyback_verify_duration_seconds", "How long the last verification took, however it ended."),
    VERIFY_PHASE_DURATION(
            "flyback_verify_phase_duration_seconds", "How long each phase of the last verification took."),
    VERIFY_STORED_BYTES("flyback_verify_stored_bytes", "Size of the dump that was verified last."),
    VERIFY_PROBLEMS("flyback_verify_problems", "Problems that the last verification found."),

    PRUNE_LAST_RUN("flyback_prune_last_run_timestamp_seconds", "When the last prune ended, however it did."),
    PRUNE_LAST_SUCCESS("flyback_prune_last_success_timestamp_seconds", "When the last prune that did not fail ended."),
    PRUNE_EXIT_CODE("flyback_prune_exit_code", "Exit code of the last prune; 0 is done, 3 is done with findings."),
    PRUNE_DURATION("flyback_prune_duration_seconds", "How long the last prune took, however it ended."),
    PRUNE_PHASE_DURATION("flyback_prune_phase_duration_seconds", "How long each phase of the last prune took."),
    PRUNE_KEPT("flyback_prune_kept_dumps", "Dumps that the last prune left in the store."),
    PRUNE_KEPT_BYTES("flyback_prune_kept_bytes", "Size of the dumps that the last prune left in the store."),
    PRUNE_REMOVED("flyback_prune_removed_dumps", "Dumps that the last prune removed."),
    PRUNE_REMOVED_BYTES("flyback_prune_removed_bytes", "Size of the dumps that the last prune removed."),

    SCHEDULE_CONCERN("flyback_schedule_concern", "1 if the schedule is stuck, overdue or failing, else 0."),
    SCHEDULE_NEXT("flyback_schedule_next_timestamp_seconds", "When the database is due next."),
    SCHEDULE_RUNNING("flyback_schedule_running", "1 while the database is backed up, else 0."),
    SCHEDULE_FAILURES("flyback_schedule_failures", "Runs that failed since the last one that did not."),
    SCHEDULE_SKIPPED(
            "flyback_schedule_skipped_runs_total",
            "Times that were passed over since the start, because the run before was not over.");

    private static final String COUNTER = "_total";

    private final String fullName;
    private final String help;

    Metric(String fullName, String help) {
        this.fullName = fullName;
        this.help = help;
    }

    /** As Prometheus knows it. */
    public String fullName() {
        return fullName;
    }

    public String help() {
        return help;
    }

    /** {@code gauge} or {@code counter}. */
    public String type() {
        return fullName.endsWith(COUNTER) ? "counter" : "gauge";
    }

    /** The metric with a name; empty if there is none. */
    public static Optional<Metric> named(String fullName) {
        return Arrays.stream(values())
                .filter(metric -> metric.fullName.equals(fullName))
                .findFirst();
    }
}

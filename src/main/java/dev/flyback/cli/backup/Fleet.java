package dev.flyback.cli.backup;

import dev.flyback.cli.console.Console;
import dev.flyback.cli.console.Problem;
import dev.flyback.cli.invocation.Invocation;
import dev.flyback.cli.watch.WatchOptions;
import dev.flyback.failure.ExitCode;
import dev.flyback.report.Cancellation.Registration;
import dev.flyback.report.Workers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Backs up several databases, some at a time. One that fails stops no other; a signal aborts those that run and starts no more. */
final class Fleet {
    private final Invocation invocation;
    private final Console console;
    private final FleetReport report;

    Fleet(Invocation invocation, Console console) {
        this.invocation = invocation;
        this.console = console;
        this.report = new FleetReport(invocation, console);
    }

    /**
     * The databases of these sections. All are looked at, also those that other runs care for, since two must not have the same place.
     *
     * @param shard whose members are returned
     * @param whole who is told of all of them together
     */
    List<FleetMember> members(List<String> sections, Shard shard, WatchOptions whole) {
        Map<String, String> places = new HashMap<>();
        List<FleetMember> members = new ArrayList<>();
        for (String section : sections) {
            FleetMember member = FleetMember.of(
                            section,
                            () -> invocation.again(section, BackupCommand.class).backupWithin(whole))
                    .inItsOwnPlace(places);
            if (shard.has(section)) {
                members.add(member);
            }
        }
        return members;
    }

    /** Runs all of them; outcomes in the order of the members. */
    List<BackupOutcome> run(List<FleetMember> members, int atOnce) {
        Queue<FleetMember> waiting = new ConcurrentLinkedQueue<>(members);
        Map<String, BackupOutcome> outcomes = new ConcurrentHashMap<>();
        // Registered so that the process waits for the outcomes of a run that a signal stops.
        try (Registration registration = invocation.cancellation().onCancel(() -> {})) {
            Workers.run(
                    "fleet",
                    Math.min(atOnce, members.size()),
                    () -> {
                        for (FleetMember next = waiting.poll(); next != null; next = waiting.poll()) {
                            outcomes.put(next.section(), outcome(next));
                        }
                    },
                    () -> {});
        }
        return members.stream().map(member -> outcomes.get(member.section())).toList();
    }

    private BackupOutcome outcome(FleetMember member) {
        BackupOutcome outcome = invocation
                .cancellation()
                .reason()
                .map(reason -> BackupOutcome.failed(member.section(), Problem.stopped(reason)))
                .orElseGet(() -> member.run(
                        console.startProgress(member.section()),
                        invocation.cancellation(),
                        invocation.cancellation()::reason,
                        invocation));
        report.tell(outcome);
        return outcome;
    }

    /** Prints the outcomes; the worst exit code. */
    ExitCode print(List<BackupOutcome> outcomes) {
        return report.print(outcomes);
    }
}

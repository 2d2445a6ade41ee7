package dev.flyback.cli.backup;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flyback.cli.console.Problem;
import dev.flyback.cli.secrets.Redaction;
import dev.flyback.cli.watch.Telling;
import dev.flyback.failure.ExitCode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the backup of one of several databases ended.
 *
 * @param section the database in the configuration
 * @param dump empty if none was written
 * @param problem empty if all went well; beside a dump if its anomalies fail the run
 * @param telling what came of telling it to those who watch
 */
public record BackupOutcome(
        String section, Optional<WrittenDump> dump, Optional<Problem> problem, Duration elapsed, Telling telling) {

    /** No dump was written, nor anyone told. */
    public static BackupOutcome failed(String section, Problem problem) {
        return new BackupOutcome(section, Optional.empty(), Optional.of(problem), Duration.ZERO, Telling.NOTHING);
    }

    /**
     * It was told.
     *
     * @param warnings all of the run
     */
    BackupOutcome told(Telling result, List<String> warnings) {
        return new BackupOutcome(section, dump.map(written -> written.with(warnings)), problem, elapsed, result);
    }

    /** That of the problem, else that of the dump. */
    public ExitCode exitCode() {
        return problem.map(Problem::code)
                .or(() -> dump.map(WrittenDump::exitCode))
                .orElse(ExitCode.DONE);
    }

    /** The dump, if there is one, and what went wrong, if anything did. */
    public ObjectNode json(Redaction redaction) {
        ObjectNode json = dump.map(WrittenDump::json)
                .orElseGet(() -> JsonNodeFactory.instance.objectNode().put("name", section));
        json.put("section", section);
        json.put("seconds", elapsed.toMillis() / 1e3);
        json.put("exitCode", exitCode().number());
        if (dump.isEmpty() && !telling.warnings().isEmpty()) {
            telling.warnings().forEach(json.putArray("warnings")::add);
        }
        problem.ifPresent(what -> json.set("error", what.json(redaction)));
        return json;
    }
}

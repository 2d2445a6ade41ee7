package dev.flyback.restore;

import dev.flyback.database.postgres.PostgresEngine;
import dev.flyback.dump.DumpReader;
import dev.flyback.report.Cancellation;
import dev.flyback.report.Progress;
import dev.flyback.restore.RestoreRequest.ScriptOrigin;
import dev.flyback.schema.flyway.FlywayHistories;
import dev.flyback.schema.flyway.FlywayReplay;
import dev.flyback.schema.flyway.FlywayScripts;
import dev.flyback.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A restore into a database, as its owner, with the options that a test sets. */
final class Restoring {
    private final TestDatabase target;
    private List<Path> migrations = List.of();
    private ScriptOrigin scripts = ScriptOrigin.DUMP_AND_FOLDERS;
    private final Set<String> options = new HashSet<>();
    private final Set<String> accepted = new HashSet<>();
    private Progress progress = Progress.NONE;
    private Cancellation cancellation = Cancellation.NEVER;

    private Restoring(TestDatabase target) {
        this.target = target;
    }

    static Restoring into(TestDatabase target) {
        return new Restoring(target);
    }

    /** premigrated, resume, prove, then-migrate, dry-run. */
    Restoring with(String... names) {
        options.addAll(List.of(names));
        return this;
    }

    Restoring scripts(ScriptOrigin origin, Path folder) {
        scripts = origin;
        migrations = List.of(folder);
        return this;
    }

    Restoring accepting(String script) {
        accepted.add(script);
        return this;
    }

    Restoring watchedBy(Progress watcher) {
        progress = watcher;
        return this;
    }

    Restoring stoppedBy(Cancellation signal) {
        cancellation = signal;
        return this;
    }

    RestoreResult run(DumpReader dump) {
        RestoreRequest request = new RestoreRequest(
                Dumping.connection(target, target.owner()),
                2,
                Dumping.DEFAULTS,
                migrations,
                scripts,
                accepted,
                options.contains("premigrated"),
                options.contains("resume"),
                options.contains("prove"),
                options.contains("then-migrate"),
                options.contains("dry-run"));
        return new Restore(new FlywayHistories(), new FlywayScripts(), new FlywayReplay(), "test", Clock.systemUTC())
                .run(new PostgresEngine(), dump, request, progress, cancellation);
    }
}

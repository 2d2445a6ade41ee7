package dev.flyback.cli.restore;

import dev.flyback.restore.RestoreRequest.ScriptOrigin;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** How a dump is brought back. */
final class RestoreOptions {
    @Option(
            names = "--prove",
            fallbackValue = "true",
            description = "Afterwards, compare the content of every table with the dump's, not only numbers of rows.")
    boolean prove;

    @Option(names = "--dry-run", fallbackValue = "true", description = "Check everything, write nothing.")
    boolean dryRun;

    @Option(
            names = "--resume",
            fallbackValue = "true",
            description = "Go on with a restore of the same dump that was interrupted.")
    boolean resume;

    @Option(
            names = "--premigrated",
            fallbackValue = "true",
            description = "The application has made the schema already: compare it, do not migrate.")
    boolean premigrated;

    @Option(
            names = "--then-migrate",
            fallbackValue = "true",
            description = "Afterwards, go on to the newest script of --migrations.")
    boolean thenMigrate;

    @Option(
            names = "--accept-checksum",
            paramLabel = "SCRIPT",
            split = "[,\n]",
            splitSynopsisLabel = ",",
            description = "Take this script although its checksum differs from the history's; may be repeated.")
    List<String> acceptedChecksums = new ArrayList<>();

    @Option(
            names = "--scripts",
            paramLabel = "dump|folder",
            description = "Where scripts are taken from: dump means the dump and --migrations, which must agree; folder"
                    + " means --migrations only. Default: dump.")
    Scripts scripts = Scripts.dump;

    /** As the flag's values are written. */
    enum Scripts {
        dump,
        folder
    }

    ScriptOrigin origin() {
        return scripts == Scripts.folder ? ScriptOrigin.FOLDERS : ScriptOrigin.DUMP_AND_FOLDERS;
    }

    Set<String> acceptedChecksums() {
        return Set.copyOf(acceptedChecksums);
    }
}

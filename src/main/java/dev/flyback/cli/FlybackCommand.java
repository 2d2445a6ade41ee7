package dev.flyback.cli;

import jakarta.enterprise.inject.Vetoed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The program itself; alone, it shows its help. */
@Vetoed // Made by Program: the container would, for its annotation.
@Command(
        name = "flyback",
        sortOptions = false,
        abbreviateSynopsis = true,
        description =
                "Backs up databases whose shape is managed by Flyway migrations, and brings a chosen dump back into a"
                        + " database that is first migrated to exactly the same migrations.",
        footer = {
            "",
            "Examples:",
            "  flyback backup --url jdbc:postgresql://localhost/orders --username backup",
            "  flyback list orders",
            "  flyback restore latest --name orders --url jdbc:postgresql://localhost/orders_copy --prove"
        })
final class FlybackCommand implements Runnable {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    boolean version;

    @Spec
    CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}

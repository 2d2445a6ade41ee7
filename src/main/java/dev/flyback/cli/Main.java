package dev.flyback.cli;

import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Starts the program and hands the arguments to the command line. */
@QuarkusMain
public final class Main implements QuarkusApplication {

    private final CommandLine.IFactory factory;

    Main(CommandLine.IFactory factory) {
        this.factory = factory;
    }

    @Override
    public int run(String... arguments) {
        return new CommandLine(new FlybackCommand(), factory).execute(arguments);
    }

    @Command(
            name = "flyback",
            mixinStandardHelpOptions = true,
            version = "flyback 0.1.0-SNAPSHOT",
            description = "Backs up databases whose shape is managed by migrations.")
    static final class FlybackCommand implements Runnable {

        @CommandLine.Spec
        CommandLine.Model.CommandSpec spec;

        @Override
        public void run() {
            spec.commandLine().usage(spec.commandLine().getOut());
        }
    }
}

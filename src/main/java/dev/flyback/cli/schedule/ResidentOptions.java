package dev.flyback.cli.schedule;

import dev.flyback.cli.backup.DatabasesAtOnce;
import dev.flyback.failure.UsageException;
import dev.flyback.schedule.Resident;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the process that stays works. */
final class ResidentOptions {
    private static final int MAX_PORT = 65_535;

    @Option(
            names = "--databases-at-once",
            paramLabel = "N",
            description = "How many databases at the same time; others wait. Default: 1.")
    @Nullable
    Integer atOnce;

    @Option(
            names = "--grace",
            paramLabel = "DURATION",
            description = "How long a running backup may go on after SIGTERM before it is aborted. Default: 15s.")
    Duration grace = Duration.ofSeconds(15);

    @Option(
            names = "--stuck-after",
            paramLabel = "DURATION",
            description = "A backup that takes longer is told as stuck. Default: 6h.")
    Duration stuckAfter = Duration.ofHours(6);

    @Option(
            names = "--http-host",
            paramLabel = "HOST",
            description = "The address that health and results are told at. Default: 0.0.0.0, all of the machine's.")
    String host = "0.0.0.0";

    @Option(
            names = "--http-port",
            paramLabel = "PORT",
            description = "Its port; 0 takes any that is free. Default: 8080.")
    int port = 8080;

    Resident.Rules rules() {
        if (port < 0 || port > MAX_PORT) {
            throw new UsageException("--http-port " + port + " is no port.", "Give 0 to " + MAX_PORT + ".");
        }
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new UsageException("--http-host " + host + " is not known.", "Give an address of this machine.");
        }
        return new Resident.Rules(DatabasesAtOnce.checked(atOnce), stuckAfter, grace, address);
    }
}

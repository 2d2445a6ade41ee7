package dev.flyback.cli.watch;

import dev.flyback.cli.invocation.Invocation;
import dev.flyback.failure.UsageException;
import dev.flyback.report.outlet.HttpAddress;
import dev.flyback.report.outlet.MetricsFile;
import dev.flyback.report.outlet.Ping;
import dev.flyback.report.outlet.Pushgateway;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Who is told how runs end. */
public final class WatchOptions {
    @Option(
            names = "--metrics-file",
            paramLabel = "FILE",
            description = "Write how the run ended into this file, for the textfile collector of Prometheus's node"
                    + " exporter (see docs/monitoring.md).")
    @Nullable
    Path metricsFile;

    @Option(
            names = "--pushgateway",
            paramLabel = "URL",
            description = "Push the same to a Prometheus Pushgateway at http://HOST:9091.")
    @Nullable
    String pushgateway;

    @Option(
            names = "--ping-url",
            paramLabel = "URL",
            description = "Tell a dead man's switch when the run starts and how it ends: URL/start, then URL or"
                    + " URL/fail. Whoever reads the URL can silence the alarm: rather set FLYBACK_PING_URL.")
    @Nullable
    String pingUrl;

    @Spec(Spec.Target.MIXEE)
    CommandSpec command;

    /** Leaves it to the run as a whole to tell the switch that it has in common with this database. */
    public void leavePingTo(WatchOptions whole) {
        if (Objects.equals(pingUrl, whole.pingUrl)) {
            pingUrl = null;
        }
    }

    /**
     * Makes sure that no other database tells the same switch: the success of one would hide that another fails.
     *
     * @param others whose switches are known; this one's is added
     */
    public void requireOwnPing(Map<String, String> others, String section) {
        String other = pingUrl == null ? null : others.putIfAbsent(pingUrl, section);
        if (other != null) {
            throw new UsageException(
                    "It has the same ping URL as the database '" + other + "'.",
                    "Each needs a switch of its own: set flyback.databases.NAME.ping-url.");
        }
    }

    /**
     * Who is told; from now on the secrets in their addresses are not printed.
     *
     * @param caFile what is trusted besides the machine's own certificates
     * @throws UsageException if an address cannot be meant
     */
    public Watch watch(Invocation invocation, Optional<Path> caFile) {
        return new Watch(
                Optional.ofNullable(metricsFile).map(MetricsFile::new),
                address("--pushgateway", pushgateway, invocation, caFile).map(Pushgateway::new),
                address("--ping-url", pingUrl, invocation, caFile).map(Ping::new));
    }

    private Optional<HttpAddress> address(
            String flag, @Nullable String url, Invocation invocation, Optional<Path> caFile) {
        if (url == null) {
            return Optional.empty();
        }
        HttpAddress address = HttpAddress.of(flag, url, invocation.parts().sockets(caFile));
        address.secrets().forEach(secret -> invocation.redaction().secret(secret, address.shown()));
        if (address.hasPassword() && command.commandLine().getParseResult().hasMatchedOption(flag)) {
            throw new UsageException(
                    "A password in " + flag + " is refused.",
                    "Every user of this machine can read a command line. Set it in the environment or in flyback.yaml.");
        }
        return Optional.of(address);
    }
}

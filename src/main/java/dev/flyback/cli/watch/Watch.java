package dev.flyback.cli.watch;

import dev.flyback.report.metrics.RunReport;
import dev.flyback.report.outlet.Errand;
import dev.flyback.report.outlet.Errands;
import dev.flyback.report.outlet.MetricsFile;
import dev.flyback.report.outlet.Ping;
import dev.flyback.report.outlet.Pushgateway;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who is told how runs start and end. A run waits for them for {@link Errands#LIMIT} each time, and never fails for them. */
public record Watch(Optional<MetricsFile> file, Optional<Pushgateway> gateway, Optional<Ping> ping) {
    /** Nobody is told. */
    public static final Watch NOBODY = new Watch(Optional.empty(), Optional.empty(), Optional.empty());

    /** The switch alone. */
    public Watch pingOnly() {
        return new Watch(Optional.empty(), Optional.empty(), ping);
    }

    /** All but the switch. */
    public Watch withoutPing() {
        return new Watch(file, gateway, Optional.empty());
    }

    /** Tells that a run starts; what went wrong. */
    List<String> start() {
        return Errands.run(ping.map(Ping::start).stream().toList(), Errands.LIMIT);
    }

    /**
     * Tells how a run has ended; what went wrong.
     *
     * @param report empty if there is nothing to measure
     * @param summary without secrets
     */
    public List<String> end(Optional<RunReport> report, boolean failed, String summary) {
        List<Errand> errands = new ArrayList<>();
        report.ifPresent(run -> {
            file.ifPresent(to -> errands.add(to.add(run.samples())));
            gateway.ifPresent(to -> errands.add(to.push(run)));
        });
        ping.ifPresent(to -> errands.add(to.end(failed, summary)));
        return Errands.run(errands, Errands.LIMIT);
    }
}

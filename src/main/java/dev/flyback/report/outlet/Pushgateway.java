package dev.flyback.report.outlet;

import dev.flyback.report.metrics.Exposition;
import dev.flyback.report.metrics.RunReport;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * Prometheus's Pushgateway. Each command and database has a group of its own. A run that did not fail replaces its group (PUT); one that failed replaces
 * only the metrics that it has (POST), so that the last success stays.
 */
public final class Pushgateway {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*");

    private final HttpAddress address;

    public Pushgateway(HttpAddress address) {
        this.address = address;
    }

    /** Tells how a run ended. */
    public Errand push(RunReport report) {
        String path = "/metrics/job/flyback/command/" + report.command().word()
                + (report.database().isEmpty() ? "" : "/database" + value(report.database()));
        return new Errand(
                "The Pushgateway at " + address.shown() + " was not told",
                () -> address.send(
                        report.failed() ? "POST" : "PUT",
                        path,
                        Exposition.CONTENT_TYPE,
                        Exposition.text(report.samples())));
    }

    /** What could be taken for a part of the path is told in the gateway's other manner. */
    private static String value(String text) {
        return PLAIN.matcher(text).matches()
                ? "/" + text
                : "@base64/"
                        + Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}

package dev.flyback.report.outlet;

/** A dead man's switch in the manner of healthchecks.io: told when a run starts and how it ends, it raises the alarm when nothing comes. */
public final class Ping {
    private static final String TEXT = "text/plain; charset=utf-8";

    private final HttpAddress address;

    public Ping(HttpAddress address) {
        this.address = address;
    }

    /** A run starts. */
    public Errand start() {
        return errand("the start", "/start", "");
    }

    /**
     * A run has ended.
     *
     * @param summary a few words without secrets
     */
    public Errand end(boolean failed, String summary) {
        return errand("the end", failed ? "/fail" : "", summary);
    }

    private Errand errand(String what, String path, String body) {
        return new Errand(
                "The ping at " + address.shown() + " was not told of " + what,
                () -> address.send("POST", path, TEXT, body));
    }
}

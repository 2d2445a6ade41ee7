package dev.flyback.testing;

/** A server of the test's own, which it may stop and start again, and must close. */
public interface OwnServer extends Server {
    /** Starts the server again after {@link #stop()}, with its data, on the same port. */
    void start();

    /** Stops the server as an administrator would, ending every session at once. */
    void stop();

    /** Ends the server, or what it consists of, by the system's SIGKILL, and waits until it has recovered and answers again. */
    void crash();
}

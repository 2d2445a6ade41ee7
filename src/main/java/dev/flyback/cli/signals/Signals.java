package dev.flyback.cli.signals;

import dev.flyback.failure.ExitCode;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Turns SIGINT and SIGTERM into an {@link Interrupt}. The first asks the run to stop; the process ends at once if the run takes too long, if there is
 * nothing that could be left half-done, or at the second signal. An end at once is safe: nothing incomplete is ever visible.
 */
public final class Signals {
    /** Below the 30 seconds that Kubernetes grants before it kills. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Interrupt interrupt;
    private final Consumer<ExitCode> farewell;

    private Signals(Interrupt interrupt, Consumer<ExitCode> farewell) {
        this.interrupt = interrupt;
        this.farewell = farewell;
    }

    /**
     * Handles signals from now on. Where that is not possible, the virtual machine ends the process with the same exit codes, at once.
     *
     * @param farewell told the reason when the process ends at once
     */
    public static void handle(Interrupt interrupt, Consumer<ExitCode> farewell) {
        Signals signals = new Signals(interrupt, farewell);
        try {
            signals.handle("INT", ExitCode.INTERRUPTED);
            signals.handle("TERM", ExitCode.TERMINATED);
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            // The virtual machine's own handlers stay.
        }
    }

    /** By reflection, since the compiler's warning about {@code sun.misc} cannot be suppressed, and there is no other API that tells the signal. */
    private void handle(String name, ExitCode reason) throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal");
        Class<?> handler = Class.forName("sun.misc.SignalHandler");
        Object stopping = Proxy.newProxyInstance(
                Signals.class.getClassLoader(), new Class<?>[] {handler}, (self, method, arguments) -> {
                    stop(reason);
                    return null;
                });
        signal.getMethod("handle", signal, handler)
                .invoke(null, signal.getConstructor(String.class).newInstance(name), stopping);
    }

    /** On a thread of its own, so that a second signal is heard. */
    private void stop(ExitCode reason) {
        Runnable ending = () -> {
            if (!interrupt.stop(reason, PATIENCE)) {
                farewell.accept(reason);
                Runtime.getRuntime().halt(reason.number());
            }
        };
        Thread thread = new Thread(ending, "stopping");
        thread.setDaemon(true);
        thread.start();
    }
}

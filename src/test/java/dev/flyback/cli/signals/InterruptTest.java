package dev.flyback.cli.signals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.failure.ExitCode;
import dev.flyback.report.Cancellation.Registration;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class InterruptTest {
    private static final Duration AT_ONCE = Duration.ZERO;
    private static final Duration LONG = Duration.ofSeconds(30);

    private final Interrupt interrupt = new Interrupt();
    private final AtomicInteger stopped = new AtomicInteger();

    @Test
    void a_stop_runs_what_is_registered_and_waits_for_the_end() {
        Registration registration = interrupt.onCancel(() -> {
            stopped.incrementAndGet();
            interrupt.runEnded();
        });

        assertThat(interrupt.stop(ExitCode.TERMINATED, LONG)).isTrue();
        assertThat(stopped).hasValue(1);
        assertThat(interrupt.requested()).isTrue();
        assertThat(interrupt.reason()).contains(ExitCode.TERMINATED);
        registration.close();
    }

    @Test
    void a_run_that_has_registered_nothing_is_not_waited_for() {
        assertThat(interrupt.stop(ExitCode.INTERRUPTED, LONG)).isFalse();
    }

    @Test
    void what_was_taken_back_is_not_run() {
        interrupt.onCancel(stopped::incrementAndGet).close();

        assertThat(interrupt.stop(ExitCode.INTERRUPTED, LONG)).isFalse();
        assertThat(stopped).hasValue(0);
    }

    @Test
    void a_run_that_does_not_end_is_given_up() {
        interrupt.onCancel(stopped::incrementAndGet);

        assertThat(interrupt.stop(ExitCode.INTERRUPTED, AT_ONCE)).isFalse();
        assertThat(stopped).hasValue(1);
    }

    @Test
    void a_run_that_was_granted_time_is_waited_for_that_much_longer() {
        interrupt.grant(LONG);
        interrupt.onCancel(() -> {
            Thread ending = new Thread(interrupt::runEnded);
            ending.start();
        });

        assertThat(interrupt.stop(ExitCode.TERMINATED, AT_ONCE)).isTrue();
    }

    @Test
    void a_second_signal_waits_for_nothing_and_keeps_the_first_reason() {
        interrupt.onCancel(stopped::incrementAndGet);
        interrupt.stop(ExitCode.TERMINATED, AT_ONCE);

        assertThat(interrupt.stop(ExitCode.INTERRUPTED, LONG)).isFalse();
        assertThat(interrupt.reason()).contains(ExitCode.TERMINATED);
    }

    @Test
    void what_registers_too_late_is_stopped_at_once() {
        interrupt.stop(ExitCode.TERMINATED, AT_ONCE);
        interrupt.onCancel(stopped::incrementAndGet);

        assertThat(stopped).hasValue(1);
    }

    @Test
    void an_action_that_fails_keeps_no_other_from_running() {
        interrupt.onCancel(() -> {
            throw new IllegalStateException("ended already");
        });
        interrupt.onCancel(stopped::incrementAndGet);
        interrupt.stop(ExitCode.TERMINATED, AT_ONCE);

        assertThat(stopped).hasValue(1);
    }
}

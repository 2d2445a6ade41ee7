package dev.flyback.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConcernTest {
    private static final Duration STUCK_AFTER = Duration.ofHours(1);

    private final Hands clock = new Hands("2026-07-01T00:30:00Z");
    private final Desk desk = new Desk(
            new ScheduledDatabase(
                    "orders",
                    Timetable.of("0 */6 * * *", ZoneOffset.UTC, Duration.ZERO, clock.instant()),
                    false,
                    new FakeWork()),
            clock);

    @Test
    void a_schedule_that_was_not_due_yet_is_well() {
        clock.move(Duration.ofHours(5));

        assertThat(concerns()).isEmpty();
    }

    @Test
    void an_alarm_that_does_not_ring_is_overdue() {
        clock.move(Duration.ofHours(5).plusMinutes(31)); // 06:01
        assertThat(concerns()).isEmpty();

        clock.move(Duration.ofMinutes(2));
        assertThat(concerns()).containsExactly(Concern.OVERDUE);

        desk.ring();
        assertThat(concerns()).isEmpty();
        clock.move(Duration.ofHours(6));
        assertThat(concerns()).containsExactly(Concern.OVERDUE);
    }

    @Test
    void a_run_that_takes_too_long_is_stuck_until_it_ends() {
        desk.take();
        clock.move(STUCK_AFTER.multipliedBy(2));
        assertThat(concerns()).as("waiting for others").isEmpty();

        desk.begin();
        clock.move(STUCK_AFTER);
        assertThat(concerns()).isEmpty();
        clock.move(Duration.ofSeconds(1));
        assertThat(concerns()).containsExactly(Concern.STUCK);

        desk.end(Optional.of(FakeWork.done()));
        assertThat(concerns()).isEmpty();
    }

    @Test
    void a_failed_run_is_a_concern_until_one_succeeds() {
        run(FakeWork.failed());
        run(FakeWork.failed());
        assertThat(concerns()).containsExactly(Concern.FAILING);
        assertThat(desk.status().failures()).isEqualTo(2);
        assertThat(desk.status().lastDone()).isEmpty();

        run(FakeWork.done());
        assertThat(concerns()).isEmpty();
        assertThat(desk.status().failures()).isZero();

        run(FakeWork.failed());
        assertThat(concerns()).containsExactly(Concern.FAILING);
        assertThat(desk.status().lastDone()).isPresent();
    }

    @Test
    void only_what_a_new_start_may_heal_is_of_the_process() {
        assertThat(Concern.FAILING.isOfTheProcess()).isFalse();
        assertThat(Concern.STUCK.isOfTheProcess()).isTrue();
        assertThat(Concern.OVERDUE.isOfTheProcess()).isTrue();
    }

    private void run(RunResult result) {
        assertThat(desk.take()).isTrue();
        desk.begin();
        desk.end(Optional.of(result));
    }

    private Set<Concern> concerns() {
        return Concern.of(desk.status(), clock.instant(), STUCK_AFTER);
    }
}

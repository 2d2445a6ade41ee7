package dev.flyback.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnSecondTest {
    private static final Instant SECOND = Instant.parse("2026-07-01T12:00:00Z");

    private final List<Duration> pauses = new ArrayList<>();
    private Instant now = SECOND.plusMillis(400);

    @Test
    void the_first_dump_begins_at_once() {
        assertThat(begin(Optional.empty())).isEqualTo(SECOND.plusMillis(400));
        assertThat(pauses).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"-1, 400", "0, 1001", "1, 2001"})
    void a_dump_begins_in_a_second_after_that_of_the_newest(int newest, int expectedMillis) {
        assertThat(begin(Optional.of(SECOND.plusSeconds(newest)))).isEqualTo(SECOND.plusMillis(expectedMillis));
    }

    @Test
    void a_clock_that_is_far_ahead_is_not_waited_for() {
        assertThat(begin(Optional.of(SECOND.plusSeconds(60)))).isEqualTo(SECOND.plusMillis(400));
        assertThat(pauses).isEmpty();
    }

    @Test
    void a_clock_that_stands_is_not_waited_for_without_end() {
        OwnSecond second = new OwnSecond(Clock.fixed(now, ZoneOffset.UTC), pauses::add);

        assertThat(second.after(Optional.of(SECOND))).isEqualTo(now);
        assertThat(pauses).hasSize(3);
    }

    private Instant begin(Optional<Instant> newest) {
        return new OwnSecond(new SetClock(), this::pass).after(newest);
    }

    private void pass(Duration time) {
        pauses.add(time);
        now = now.plus(time);
    }

    private final class SetClock extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}

package dev.flyback.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flyback.failure.UsageException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimetableTest {
    private static final Instant NOW = Instant.parse("2026-07-01T12:34:56Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "30 2 * * *    | UTC           | 2026-07-02T02:30:00Z | 2026-07-01T02:30:00Z",
                "30 2 * * *    | Europe/Berlin | 2026-07-02T00:30:00Z | 2026-07-01T00:30:00Z",
                "*/15 * * * *  | UTC           | 2026-07-01T12:45:00Z | 2026-07-01T12:30:00Z",
                "0 0 1 1 *     | UTC           | 2027-01-01T00:00:00Z | 2026-01-01T00:00:00Z",
                "0 6 * * 1-5   | Asia/Kolkata  | 2026-07-02T00:30:00Z | 2026-07-01T00:30:00Z",
                "0 12 * * 0    | UTC           | 2026-07-05T12:00:00Z | 2026-06-28T12:00:00Z",
                "0 12 * * 7    | UTC           | 2026-07-05T12:00:00Z | 2026-06-28T12:00:00Z",
                "0 0 29 2 *    | UTC           | 2028-02-29T00:00:00Z | 2024-02-29T00:00:00Z"
            })
    void times_are_those_of_the_zone(String cron, String zone, Instant next, Instant latest) {
        assertThat(timetable(cron, zone).next(NOW)).contains(next);
        assertThat(timetable(cron, zone).latest(NOW)).contains(latest);
    }

    @Test
    void the_very_instant_is_the_latest_and_not_the_next() {
        Timetable hourly = timetable("0 * * * *", "UTC");
        Instant noon = Instant.parse("2026-07-01T12:00:00Z");

        assertThat(hourly.latest(noon)).contains(noon);
        assertThat(hourly.next(noon)).contains(noon.plus(Duration.ofHours(1)));
        assertThat(hourly.latest(noon.minusMillis(1))).contains(noon.minus(Duration.ofHours(1)));
    }

    /** In Berlin, 2:30 is not there on 29 March 2026, and comes twice on 25 October. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-28T12:00:00Z, 2026-03-29T01:30:00Z, 2026-03-30T00:30:00Z",
        "2026-10-24T12:00:00Z, 2026-10-25T00:30:00Z, 2026-10-25T01:30:00Z"
    })
    void no_night_is_left_out_when_clocks_are_changed(Instant start, Instant first, Instant second) {
        Timetable nightly = timetable("30 2 * * *", "Europe/Berlin");

        assertThat(nightly.next(start)).contains(first);
        assertThat(nightly.next(first)).contains(second);
        assertThat(nightly.latest(first)).contains(first);
        assertThat(nightly.latest(second.minusMillis(1))).contains(first);
        assertThat(nightly.latest(second)).contains(second);
    }

    /** Asked every minute over a change of clocks, as the alarm does it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "30 2 * * *   | Europe/Berlin      | 2026-03-27T12:00:00Z | 4",
                "30 2 * * *   | Europe/Berlin      | 2026-10-23T12:00:00Z | 5",
                "0 * * * *    | Europe/Berlin      | 2026-03-27T12:00:00Z | 96",
                "0 * * * *    | Europe/Berlin      | 2026-10-23T12:00:00Z | 96",
                "*/20 * * * * | Australia/Lord_Howe | 2026-10-02T12:00:00Z | 288",
                "0 0 * * *    | America/Santiago   | 2026-09-04T12:00:00Z | 4",
                "30 2 * * *   | UTC                | 2026-03-27T12:00:00Z | 4"
            })
    void a_bell_rings_once_for_each_time(String cron, String zone, Instant start, int times) {
        List<Instant> rung = new ArrayList<>();
        Instant[] now = {start};
        Bell bell = new Bell(timetable(cron, zone), () -> rung.add(now[0]), start);
        for (int i = 0; i < 4 * 24 * 60; i++) {
            now[0] = now[0].plus(Duration.ofMinutes(1));
            bell.tick(now[0]);
            bell.tick(now[0].plusSeconds(30));
        }

        assertThat(rung).hasSize(times).doesNotHaveDuplicates();
    }

    @Test
    void a_bell_that_slept_rings_once() {
        AtomicInteger rung = new AtomicInteger();
        Bell bell = new Bell(timetable("0 * * * *", "UTC"), rung::incrementAndGet, NOW);
        bell.tick(NOW);
        assertThat(rung).hasValue(0);

        bell.tick(NOW.plus(Duration.ofHours(5)));
        bell.tick(NOW.plus(Duration.ofHours(5)));
        assertThat(rung).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "* * * *", "* * * * * *", "60 * * * *", "0 25 * * *", "@nightly?", "{x}", "off", "a b c d e"
            })
    void what_is_no_expression_is_refused(String cron) {
        assertThatThrownBy(() -> timetable(cron, "UTC")).isInstanceOf(UsageException.class);
    }

    @Test
    void a_day_that_never_comes_is_refused() {
        assertThatThrownBy(() -> timetable("0 0 31 2 *", "UTC")).isInstanceOf(UsageException.class);
    }

    private static Timetable timetable(String cron, String zone) {
        return Timetable.of(cron, ZoneId.of(zone), Duration.ZERO, NOW);
    }
}

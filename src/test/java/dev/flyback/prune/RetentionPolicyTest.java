package dev.flyback.prune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flyback.catalog.DumpKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RetentionPolicyTest {
    private static final Instant NOW = Instant.parse("2026-07-15T12:00:00Z");

    @Test
    void the_last_are_kept() {
        assertThat(verdicts(
                        rules(2, Map.of()),
                        dump("2026-07-15T00:00:00Z"),
                        dump("2026-07-14T00:00:00Z"),
                        dump("2026-07-13T00:00:00Z")))
                .containsExactly(
                        "2026-07-15T00:00:00Z keep: the newest dump of orders; last 1 of 2",
                        "2026-07-14T00:00:00Z keep: last 2 of 2",
                        "2026-07-13T00:00:00Z remove: not among the last 2");
    }

    @Test
    void the_newest_of_each_of_the_last_hours_with_dumps_is_kept() {
        assertThat(verdicts(
                        rules(0, Map.of(Period.HOUR, 2)),
                        dump("2026-07-15T10:59:59Z"),
                        dump("2026-07-15T10:00:00Z"),
                        dump("2026-07-14T09:59:59Z"),
                        dump("2026-07-14T08:00:00Z")))
                .containsExactly(
                        "2026-07-15T10:59:59Z keep: the newest dump of orders; newest of hour 2026-07-15T10Z (1 of 2)",
                        "2026-07-15T10:00:00Z remove: hour 2026-07-15T10Z has a newer one",
                        "2026-07-14T09:59:59Z keep: newest of hour 2026-07-14T09Z (2 of 2)",
                        "2026-07-14T08:00:00Z remove: beyond the last 2 hours with dumps");
    }

    @Test
    void days_begin_at_midnight_in_utc_and_those_without_a_dump_do_not_count() {
        assertThat(verdicts(
                        rules(0, Map.of(Period.DAY, 3)),
                        dump("2026-07-15T00:00:00Z"),
                        dump("2026-07-14T23:59:59Z"),
                        dump("2026-07-14T00:00:00Z"),
                        dump("2026-05-01T12:00:00Z"),
                        dump("2026-04-30T12:00:00Z")))
                .containsExactly(
                        "2026-07-15T00:00:00Z keep: the newest dump of orders; newest of day 2026-07-15 (1 of 3)",
                        "2026-07-14T23:59:59Z keep: newest of day 2026-07-14 (2 of 3)",
                        "2026-07-14T00:00:00Z remove: day 2026-07-14 has a newer one",
                        "2026-05-01T12:00:00Z keep: newest of day 2026-05-01 (3 of 3)",
                        "2026-04-30T12:00:00Z remove: beyond the last 3 days with dumps");
    }

    @Test
    void weeks_begin_on_monday_and_belong_to_the_year_of_their_thursday() {
        assertThat(verdicts(
                        rules(0, Map.of(Period.WEEK, 2)),
                        dump("2027-01-03T23:00:00Z"),
                        dump("2026-12-28T00:00:00Z"),
                        dump("2026-12-27T23:59:59Z")))
                .containsExactly(
                        "2027-01-03T23:00:00Z keep: the newest dump of orders; newest of week 2026-W53 (1 of 2)",
                        "2026-12-28T00:00:00Z remove: week 2026-W53 has a newer one",
                        "2026-12-27T23:59:59Z keep: newest of week 2026-W52 (2 of 2)");
    }

    @Test
    void months_and_years_are_those_of_the_calendar() {
        assertThat(verdicts(
                        rules(0, Map.of(Period.MONTH, 2, Period.YEAR, 2)),
                        dump("2026-07-01T00:00:00Z"),
                        dump("2026-06-30T23:59:59Z"),
                        dump("2026-06-01T00:00:00Z"),
                        dump("2025-12-31T23:59:59Z"),
                        dump("2024-12-31T23:59:59Z")))
                .containsExactly(
                        "2026-07-01T00:00:00Z keep: the newest dump of orders; newest of month 2026-07 (1 of 2);"
                                + " newest of year 2026 (1 of 2)",
                        "2026-06-30T23:59:59Z keep: newest of month 2026-06 (2 of 2)",
                        "2026-06-01T00:00:00Z remove: month 2026-06 has a newer one; year 2026 has a newer one",
                        "2025-12-31T23:59:59Z keep: newest of year 2025 (2 of 2)",
                        "2024-12-31T23:59:59Z remove: beyond the last 2 months with dumps;"
                                + " beyond the last 2 years with dumps");
    }

    @Test
    void within_counts_back_from_now_and_not_from_the_newest_dump() {
        RetentionRules rules = new RetentionRules(0, Map.of(), Duration.ofDays(1), 0, Set.of());

        assertThat(verdicts(rules, dump("2026-07-14T12:00:00Z"), dump("2026-07-14T11:59:59Z")))
                .containsExactly(
                        "2026-07-14T12:00:00Z keep: the newest dump of orders; within 1 day",
                        "2026-07-14T11:59:59Z remove: older than 1 day");
    }

    @Test
    void within_all_time_keeps_all() {
        RetentionRules rules = new RetentionRules(0, Map.of(), Duration.ofSeconds(Long.MAX_VALUE), 0, Set.of());

        assertThat(new RetentionPolicy(rules, NOW)
                        .judge(List.of(dump("2026-01-01T00:00:00Z"), dump("0000-01-01T00:00:00Z"))))
                .allMatch(Verdict::keep);
    }

    @Test
    void the_newest_of_each_schema_version_are_kept_and_dumps_without_one_are_a_version_of_their_own() {
        RetentionRules rules = new RetentionRules(0, Map.of(), Duration.ZERO, 1, Set.of());

        assertThat(verdicts(
                        rules,
                        dump("5", "2026-07-15T00:00:00Z"),
                        dump("5.0", "2026-07-14T00:00:00Z"),
                        dump("4", "2026-07-13T00:00:00Z"),
                        dump(null, "2026-07-12T00:00:00Z"),
                        dump(null, "2026-07-11T00:00:00Z"),
                        dump("4", "2026-07-10T00:00:00Z")))
                .containsExactly(
                        "2026-07-15T00:00:00Z keep: the newest dump of orders; schema version 5: 1 of 1",
                        "2026-07-14T00:00:00Z remove: schema version 5.0 has 1 newer one",
                        "2026-07-13T00:00:00Z keep: schema version 4: 1 of 1",
                        "2026-07-12T00:00:00Z keep: no schema version: 1 of 1",
                        "2026-07-11T00:00:00Z remove: no schema version has 1 newer one",
                        "2026-07-10T00:00:00Z remove: schema version 4 has 1 newer one");
    }

    @Test
    void all_dumps_of_a_kept_schema_version_are_kept() {
        RetentionRules rules = new RetentionRules(0, Map.of(), Duration.ZERO, 0, Set.of("4.0", "unversioned"));

        assertThat(verdicts(
                        rules,
                        dump("5", "2026-07-15T00:00:00Z"),
                        dump("5", "2026-07-14T00:00:00Z"),
                        dump("4", "2026-07-13T00:00:00Z"),
                        dump("04", "2026-07-12T00:00:00Z"),
                        dump(null, "2026-07-11T00:00:00Z")))
                .containsExactly(
                        "2026-07-15T00:00:00Z keep: the newest dump of orders",
                        "2026-07-14T00:00:00Z remove: its schema version is not kept",
                        "2026-07-13T00:00:00Z keep: schema version 4 is kept",
                        "2026-07-12T00:00:00Z keep: schema version 04 is kept",
                        "2026-07-11T00:00:00Z keep: no schema version is kept");
    }

    @Test
    void without_a_rule_nothing_is_removed() {
        assertThat(verdicts(RetentionRules.NONE, dump("2026-07-15T00:00:00Z"), dump("2026-07-14T00:00:00Z")))
                .containsExactly(
                        "2026-07-15T00:00:00Z keep: the newest dump of orders; no rule is set for orders",
                        "2026-07-14T00:00:00Z keep: no rule is set for orders");
    }

    /** The worked example of docs/retention.md. */
    @Test
    void a_policy_of_days_weeks_and_months() {
        List<DumpKey> daily = new ArrayList<>();
        for (int day = 0; day < 60; day++) {
            daily.add(dump("5", NOW.minus(Duration.ofDays(day)).toString()));
        }
        RetentionRules rules = rules(0, Map.of(Period.DAY, 7, Period.WEEK, 4, Period.MONTH, 3));

        assertThat(new RetentionPolicy(rules, NOW)
                        .judge(daily).stream()
                                .filter(Verdict::keep)
                                .map(verdict ->
                                        verdict.key().startedAt().toString().substring(5, 10)))
                .containsExactly(
                        "07-15", "07-14", "07-13", "07-12", "07-11", "07-10", "07-09", "07-05", "06-30", "06-28",
                        "05-31");
    }

    @Test
    void nothing_but_the_dumps_of_one_database_newest_first_is_judged() {
        RetentionPolicy policy = new RetentionPolicy(rules(1, Map.of()), NOW);
        DumpKey older = dump("2026-07-14T00:00:00Z");
        DumpKey newer = dump("2026-07-15T00:00:00Z");
        DumpKey other = new DumpKey("billing", "5", older.startedAt(), older.id());

        assertThat(policy.judge(List.of())).isEmpty();
        assertThatThrownBy(() -> policy.judge(List.of(older, newer))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> policy.judge(List.of(newer, other))).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<String> verdicts(RetentionRules rules, DumpKey... newestFirst) {
        return new RetentionPolicy(rules, NOW)
                .judge(List.of(newestFirst)).stream()
                        .map(verdict -> verdict.key().startedAt()
                                + (verdict.keep() ? " keep: " : " remove: ")
                                + String.join("; ", verdict.reasons()))
                        .toList();
    }

    private static RetentionRules rules(int last, Map<Period, Integer> periods) {
        return new RetentionRules(last, periods, Duration.ZERO, 0, Set.of());
    }

    private static DumpKey dump(String startedAt) {
        return dump("5", startedAt);
    }

    private static DumpKey dump(@Nullable String version, String startedAt) {
        return new DumpKey("orders", version, Instant.parse(startedAt), "0123456789abcdef");
    }
}

package dev.flyback.prune;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.catalog.DumpKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class RetentionPolicyProperties {
    private static final Instant NOW = Instant.parse("2026-07-15T12:00:00Z");
    private static final int FOUR_YEARS_OF_HOURS = 4 * 365 * 24;

    @Property
    void the_newest_dump_is_never_removed(@ForAll("dumps") List<DumpKey> dumps, @ForAll("rules") RetentionRules rules) {
        List<Verdict> verdicts = new RetentionPolicy(rules, NOW).judge(dumps);

        assertThat(verdicts).extracting(Verdict::key).containsExactlyElementsOf(dumps);
        assertThat(verdicts.get(0).keep()).isTrue();
        assertThat(verdicts.get(0).reasons()).contains("the newest dump of orders");
    }

    @Property
    void more_rules_and_larger_ones_never_remove_more(
            @ForAll("dumps") List<DumpKey> dumps,
            @ForAll("rules") RetentionRules some,
            @ForAll("rules") RetentionRules more) {
        if (some.isEmpty()) {
            return; // Then nothing is removed at all.
        }
        assertThat(kept(sum(some, more), dumps)).containsAll(kept(some, dumps));
    }

    @Property
    void no_dump_of_a_kept_schema_version_is_removed(
            @ForAll("dumps") List<DumpKey> dumps,
            @ForAll("rules") RetentionRules rules,
            @ForAll("versions") String version) {
        RetentionRules keeping = sum(rules, new RetentionRules(0, Map.of(), Duration.ZERO, 0, Set.of(version)));

        assertThat(kept(keeping, dumps))
                .containsAll(dumps.stream()
                        .filter(key -> version.equals(key.schemaVersion()))
                        .toList());
    }

    @Property
    void the_last_of_each_schema_version_is_never_removed_if_some_of_each_are_kept(
            @ForAll("dumps") List<DumpKey> dumps, @ForAll("rules") RetentionRules rules) {
        Set<DumpKey> kept = kept(sum(rules, new RetentionRules(0, Map.of(), Duration.ZERO, 1, Set.of())), dumps);

        assertThat(kept.stream().map(DumpKey::comparableVersion).collect(Collectors.toSet()))
                .isEqualTo(dumps.stream().map(DumpKey::comparableVersion).collect(Collectors.toSet()));
    }

    @Property
    void what_is_kept_is_kept_again(@ForAll("dumps") List<DumpKey> dumps, @ForAll("rules") RetentionRules rules) {
        Set<DumpKey> kept = kept(rules, dumps);

        assertThat(kept(rules, dumps.stream().filter(kept::contains).toList())).isEqualTo(kept);
    }

    @Property
    void every_verdict_has_reasons_and_the_same_question_the_same_answer(
            @ForAll("dumps") List<DumpKey> dumps, @ForAll("rules") RetentionRules rules) {
        List<Verdict> verdicts = new RetentionPolicy(rules, NOW).judge(dumps);

        assertThat(verdicts).allMatch(verdict -> verdict.reasons().stream().noneMatch(String::isBlank));
        assertThat(new RetentionPolicy(rules, NOW).judge(dumps)).isEqualTo(verdicts);
    }

    @Provide
    Arbitrary<List<DumpKey>> dumps() {
        Arbitrary<DumpKey> dump = Combinators.combine(
                        Arbitraries.integers().between(-48, FOUR_YEARS_OF_HOURS),
                        versions().injectNull(0.2),
                        Arbitraries.longs())
                .as((hours, version, id) ->
                        new DumpKey("orders", version, NOW.minus(Duration.ofHours(hours)), String.format("%016x", id)));
        return dump.list()
                .ofMinSize(1)
                .ofMaxSize(80)
                .map(list -> list.stream()
                        .distinct()
                        .sorted(Comparator.comparing(DumpKey::startedAt).reversed())
                        .toList());
    }

    @Provide
    Arbitrary<String> versions() {
        return Arbitraries.of("1", "2", "2.0", "3.1", "10");
    }

    @Provide
    Arbitrary<RetentionRules> rules() {
        Arbitrary<Integer> numbers = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(0)),
                Tuple.of(2, Arbitraries.integers().between(1, 20)));
        Arbitrary<Map<Period, Integer>> periods = Arbitraries.maps(Arbitraries.of(Period.class), numbers);
        return Combinators.combine(
                        numbers,
                        periods,
                        numbers.map(days -> Duration.ofDays(days * 10L)),
                        numbers,
                        versions().set().ofMaxSize(2))
                .as(RetentionRules::new);
    }

    private static Set<DumpKey> kept(RetentionRules rules, List<DumpKey> dumps) {
        return new RetentionPolicy(rules, NOW)
                .judge(dumps).stream().filter(Verdict::keep).map(Verdict::key).collect(Collectors.toSet());
    }

    /** The rules of both, each as large as both together. */
    private static RetentionRules sum(RetentionRules one, RetentionRules other) {
        Map<Period, Integer> periods = new EnumMap<>(Period.class);
        periods.putAll(one.periods());
        other.periods().forEach((period, count) -> periods.merge(period, count, Integer::sum));
        Set<String> versions = new HashSet<>(one.schemaVersions());
        versions.addAll(other.schemaVersions());
        return new RetentionRules(
                one.last() + other.last(),
                periods,
                one.within().plus(other.within()),
                one.perSchemaVersion() + other.perSchemaVersion(),
                versions);
    }
}

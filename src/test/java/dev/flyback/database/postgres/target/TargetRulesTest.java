package dev.flyback.database.postgres.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.database.postgres.connection.ServerIdentity;
import dev.flyback.dump.index.SourceFacts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetRulesTest {
    @ParameterizedTest
    @CsvSource({"13.23, 13.1", "13.23, 18.6", "18.6, 18.6", "18beta1, 18.0", "9.6.24, 13.0", "17.5 (Debian 17.5-1), 18"
    })
    void an_equal_or_newer_server_is_taken(String source, String target) {
        assertThat(TargetRules.refusals(facts(source, "UTF8"), facts(target, "UTF8")))
                .isEmpty();
    }

    @Test
    void an_older_server_is_refused_with_the_reason() {
        assertThat(TargetRules.refusals(facts("18.6", "UTF8"), facts("17.9", "UTF8")))
                .singleElement()
                .asString()
                .contains("18.6", "older 17.9");
    }

    @ParameterizedTest
    @CsvSource({"UTF8, UTF8", "LATIN1, UTF8", "WIN1252, UTF8", "LATIN1, LATIN1", "SQL_ASCII, SQL_ASCII"})
    void an_encoding_that_holds_every_character_is_taken(String source, String target) {
        assertThat(TargetRules.refusals(facts("18", source), facts("18", target)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"UTF8, LATIN1", "SQL_ASCII, UTF8", "MULE_INTERNAL, UTF8", "UTF8, SQL_ASCII", "LATIN1, WIN1252"})
    void an_encoding_that_might_lose_a_character_is_refused(String source, String target) {
        assertThat(TargetRules.refusals(facts("18", source), facts("18", target)))
                .singleElement()
                .asString()
                .contains(source, target);
    }

    @Test
    void another_engine_is_refused() {
        assertThat(TargetRules.refusals(
                        new SourceFacts("mysql", "9.1", "shop", "utf8mb4", Map.of()), facts("18", "UTF8")))
                .containsExactly("the dump is of mysql, the target is postgresql");
    }

    @ParameterizedTest
    @CsvSource({
        "en_US.UTF-8, en_US.UTF-8, c,, C, C, c,",
        "en_US.UTF-8, C, c,, en_US.UTF-8, de_DE.UTF-8, c,",
        "C, C, c,, C, C, b, C.UTF-8",
        "C, C, i, en, C, C, i, de"
    })
    void another_locale_is_told_with_both_names(
            String collate,
            String ctype,
            String provider,
            @Nullable String locale,
            String c2,
            String t2,
            String p2,
            @Nullable String l2) {
        assertThat(warnings(settings(collate, ctype, provider, locale), settings(c2, t2, p2, l2)))
                .singleElement()
                .asString()
                .contains(collate, ctype, locale == null ? "" : locale, c2, t2, l2 == null ? "" : l2);
    }

    @ParameterizedTest
    @CsvSource({"en_US.UTF-8, en_US.utf8", "C, POSIX", "de_DE, de_DE"})
    void spellings_of_the_same_locale_are_no_difference(String source, String target) {
        assertThat(warnings(settings(source, source, "c", null), settings(target, target, "c", null)))
                .isEmpty();
    }

    @Test
    void a_dump_that_does_not_say_its_locale_differs_from_none() {
        assertThat(warnings(Map.of(), settings("C", "C", "c", null))).isEmpty();
    }

    @Test
    void another_version_of_the_collation_is_told() {
        Map<String, String> before = new HashMap<>(settings("de_DE", "de_DE", "c", null));
        Map<String, String> now = new HashMap<>(before);
        before.put(ServerIdentity.COLLATION_VERSION, "2.36");
        assertThat(warnings(before, now)).isEmpty();
        now.put(ServerIdentity.COLLATION_VERSION, "2.39");
        assertThat(warnings(before, now)).singleElement().asString().contains("2.36", "2.39");
    }

    private static List<String> warnings(Map<String, String> source, Map<String, String> target) {
        return TargetRules.warnings(
                new SourceFacts("postgresql", "18.1", "shop", "UTF8", source),
                new SourceFacts("postgresql", "18.1", "copy", "UTF8", target));
    }

    private static Map<String, String> settings(
            String collate, String ctype, String provider, @Nullable String locale) {
        Map<String, String> settings = new HashMap<>();
        settings.put(ServerIdentity.COLLATE, collate);
        settings.put(ServerIdentity.CTYPE, ctype);
        settings.put(ServerIdentity.PROVIDER, provider);
        if (locale != null) {
            settings.put(ServerIdentity.LOCALE, locale);
        }
        return settings;
    }

    private static SourceFacts facts(String version, String encoding) {
        return new SourceFacts("postgresql", version, "shop", encoding, Map.of());
    }
}

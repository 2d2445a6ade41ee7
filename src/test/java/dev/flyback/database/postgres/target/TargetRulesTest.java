package dev.flyback.database.postgres.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.dump.index.SourceFacts;
import java.util.Map;
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

    private static SourceFacts facts(String version, String encoding) {
        return new SourceFacts("postgresql", version, "shop", encoding, Map.of());
    }
}

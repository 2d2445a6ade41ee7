package dev.flyback.database.mysql.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.database.mysql.connection.ServerIdentity;
import dev.flyback.dump.index.SourceFacts;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TargetRulesTest {
    private static final String COLLATION = "utf8mb4_bin";

    @ParameterizedTest
    @CsvSource({"8.0.17, 8.0.40", "8.0.40, 8.0.17", "8.0.40, 9.7.0", "9.7.4-2, 9.7.0"})
    void an_equal_or_newer_server_is_taken_whatever_the_patch(String source, String target) {
        assertThat(TargetRules.refusals(mysql(source, "0"), mysql(target, "0"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"8.4.0, 8.0.40", "9.7.4, 9.6.9"})
    void an_older_server_is_refused_with_the_reason(String source, String target) {
        assertThat(TargetRules.refusals(mysql(source, "0"), mysql(target, "0")))
                .singleElement()
                .asString()
                .contains(source, "older " + target);
    }

    @Test
    void a_newer_server_is_told() {
        assertThat(TargetRules.warnings(mysql("8.0.40", "0"), mysql("9.7.4", "0")))
                .singleElement()
                .asString()
                .contains("newer 9.7.4");
    }

    @Test
    void mysql_and_mariadb_do_not_take_each_others_dumps() {
        assertThat(TargetRules.refusals(mysql("8.0.40", "0"), facts("mariadb", "11.8.6-MariaDB", "0", COLLATION)))
                .containsExactly("the dump is of mysql, the target is mariadb");
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "0, 2"})
    void names_that_differ_only_in_case_need_a_server_that_tells_them_apart(String source, String target) {
        assertThat(TargetRules.refusals(mysql("9.7.4", source), mysql("9.7.4", target)))
                .singleElement()
                .asString()
                .contains("lower_case_table_names = 0", "(" + target + ")");
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 0", "1, 2"})
    void another_way_of_keeping_names_that_loses_none_is_told(String source, String target) {
        assertThat(TargetRules.refusals(mysql("9.7.4", source), mysql("9.7.4", target)))
                .isEmpty();
        assertThat(TargetRules.warnings(mysql("9.7.4", source), mysql("9.7.4", target)))
                .singleElement()
                .asString()
                .contains("lower_case_table_names");
    }

    @Test
    void another_default_collation_is_told_before_the_migrations_and_a_difference_after_them() {
        SourceFacts latin = facts("mysql", "9.7.4", "0", "latin1_bin");

        assertThat(TargetRules.refusals(mysql("9.7.4", "0"), latin)).isEmpty();
        assertThat(TargetRules.warnings(mysql("9.7.4", "0"), latin))
                .singleElement()
                .asString()
                .contains(COLLATION, "latin1_bin");
        assertThat(TargetRules.differences(mysql("9.7.4", "0"), latin, COLLATION))
                .isEmpty();
        assertThat(TargetRules.differences(mysql("9.7.4", "0"), latin, "latin1_bin"))
                .singleElement()
                .asString()
                .contains("ALTER DATABASE `d` COLLATE " + COLLATION);
    }

    private static SourceFacts mysql(String version, String names) {
        return facts("mysql", version, names, COLLATION);
    }

    private static SourceFacts facts(String engine, String version, String names, String collation) {
        return new SourceFacts(
                engine,
                version,
                "d",
                "utf8mb4",
                Map.of(ServerIdentity.NAMES, names, ServerIdentity.COLLATION, collation));
    }
}

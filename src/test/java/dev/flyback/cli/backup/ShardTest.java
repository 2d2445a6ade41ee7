package dev.flyback.cli.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flyback.failure.UsageException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShardTest {

    /** What docs/fleets.md says: {@code printf %s NAME | sha256sum}, the first 16 digits, modulo N. It must not change with a release. */
    @ParameterizedTest
    @CsvSource({"orders, 1, 6", "billing, 1, 2", "\u00fcber, 1, 1"})
    void the_rule_stays_for_ever(String name, int ofThree, int ofSeven) {
        assertThat(new Shard(ofThree, 3).has(name)).isTrue();
        assertThat(new Shard(ofSeven, 7).has(name)).isTrue();
    }

    @Test
    void people_count_from_one_and_kubernetes_from_zero() {
        assertThat(Shard.parse("1/3")).isEqualTo(new Shard(0, 3));
        assertThat(Shard.parse("3/3")).isEqualTo(new Shard(2, 3));
        assertThat(job("0", "3")).isEqualTo(new Shard(0, 3));
        assertThat(job("2", "3")).isEqualTo(new Shard(2, 3));
    }

    @Test
    void without_a_job_everything_is_meant() {
        assertThat(job("", "")).isEqualTo(Shard.WHOLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0/3", "4/3", "1/0", "1", "a/b", "-1/3", "1/3/5", "1/10001", "99999999999/3"})
    void what_is_no_shard_is_refused(String text) {
        assertThatThrownBy(() -> Shard.parse(text)).isInstanceOf(UsageException.class);
    }

    @ParameterizedTest
    @CsvSource({"3,3", "-1,3", "x,3", "0,x", "0,0", "0,''", "'',3"})
    void a_job_that_does_not_add_up_is_refused(String index, String completions) {
        assertThatThrownBy(() -> job(index, completions)).isInstanceOf(UsageException.class);
    }

    private static Shard job(String index, String completions) {
        return Shard.ofJob(
                Optional.of(index).filter(text -> !text.isEmpty()),
                Optional.of(completions).filter(text -> !text.isEmpty()));
    }
}

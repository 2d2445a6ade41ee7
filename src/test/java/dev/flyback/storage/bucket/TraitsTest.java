package dev.flyback.storage.bucket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TraitsTest {
    @Test
    void without_parameters_the_bucket_decides() {
        Traits traits = traits("");

        assertThat(traits.encryption()).isEmpty();
        assertThat(traits.storageClass()).isEmpty();
        assertThat(traits.lockMode()).isEmpty();
        assertThat(traits.tags(Map.of("flyback-id", "1"))).isEmpty();
    }

    @Test
    void a_lock_is_counted_from_now_and_its_mode_has_two_spellings() {
        Traits traits = traits("lock-mode=compliance&lock-days=30");

        assertThat(traits.lockMode()).contains("COMPLIANCE");
        assertThat(traits.lockedUntil(Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC)))
                .isEqualTo("2026-01-31T00:00:00Z");
    }

    @Test
    void tags_are_the_first_ten_of_the_metadata_in_letters_that_tags_may_have() {
        Map<String, String> metadata = new TreeMap<>();
        for (char name = 'a'; name < 'p'; name++) {
            metadata.put(String.valueOf(name), "1%2F");
        }

        assertThat(traits("tags=true").tags(metadata))
                .hasSize(10)
                .containsKeys("a", "j")
                .containsEntry("a", "1_2F");
    }

    private static Traits traits(String parameters) {
        return Traits.of(StoreUrl.parse("s3://bucket?" + parameters, "s3://BUCKET", Traits.PARAMETERS));
    }
}

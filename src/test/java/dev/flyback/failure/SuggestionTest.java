package dev.flyback.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionTest {
    private static final List<String> KNOWN = List.of("--url", "--jobs", "--history-table", "--username");

    @Test
    void the_nearest_word_is_suggested() {
        assertThat(Suggestion.of("--histroy-table", KNOWN)).contains("--history-table");
        assertThat(Suggestion.of("--job", KNOWN)).contains("--jobs");
        assertThat(Suggestion.of("--user-name", KNOWN)).contains("--username");
    }

    @Test
    void what_is_far_from_all_is_not_guessed() {
        assertThat(Suggestion.of("--frobnicate", KNOWN)).isEmpty();
        assertThat(Suggestion.of("", KNOWN)).isEmpty();
    }
}

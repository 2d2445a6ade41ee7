package dev.flyback.cli.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class ValuesTest {

    @ParameterizedTest
    @CsvSource({
        "500ms, PT0.5S",
        "30s, PT30S",
        "5m, PT5M",
        "2h, PT2H",
        "1d, PT24H",
        "PT5M, PT5M",
        "P1D, PT24H",
        "0s, PT0S"
    })
    void durations_are_short_or_iso_8601(String text, Duration expected) {
        assertThat(new DurationConverter().convert(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "30", "s", "-5m", "PT-5M", "5 m", "1w", "99999999999s", "soon"})
    void other_durations_are_refused(String text) {
        assertThatThrownBy(() -> new DurationConverter().convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("30s");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-07-01T12:00:00Z, 2026-07-01T12:00:00Z",
        "2026-07-01T12:00:00.5Z, 2026-07-01T12:00:00.5Z",
        "2026-07-01T12:00:00+02:00, 2026-07-01T10:00:00Z",
        "2026-07-01, 2026-07-01T00:00:00Z"
    })
    void instants_have_an_offset_or_are_dates(String text, Instant expected) {
        assertThat(new InstantConverter().convert(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2026-07-01T12:00:00", "2026-13-01", "12:00"})
    void other_instants_are_refused(String text) {
        assertThatThrownBy(() -> new InstantConverter().convert(text)).isInstanceOf(TypeConversionException.class);
    }
}

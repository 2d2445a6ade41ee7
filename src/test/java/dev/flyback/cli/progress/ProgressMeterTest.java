package dev.flyback.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ProgressMeterTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream output = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private final AtomicLong now = new AtomicLong();

    @Test
    void lines_tell_phases_share_rate_and_time_left() {
        ProgressMeter meter = new ProgressMeter(new ProgressLines(output, ""), now::get);
        meter.phase("dump");
        meter.expect(1000, 4_000_000);
        meter.advance(250, 1_000_000);
        pass(Duration.ofSeconds(10));
        meter.tick();
        meter.phase("check");
        meter.close();

        assertThat(text())
                .isEqualTo("dump\n"
                        + "dump: 25 %, 250 rows, 1.0 MB, 100 kB/s, 0:30 left\n"
                        + "dump: 250 rows, 1.0 MB in 10.0 s\n"
                        + "check\n");
    }

    @Test
    void an_estimate_that_is_overshot_claims_neither_an_end_nor_more_than_all() {
        ProgressMeter meter = new ProgressMeter(new ProgressLines(output, ""), now::get);
        meter.phase("dump");
        meter.expect(10, 1000);
        meter.advance(20, 2000);
        pass(Duration.ofSeconds(1));
        meter.tick();
        meter.close();

        assertThat(text()).contains("dump: 99 %, 20 rows, 2.0 kB, 2.0 kB/s, 0:01\n");
    }

    @Test
    void a_bar_stays_within_its_line_and_leaves_only_sums() {
        ProgressMeter meter = new ProgressMeter(new ProgressBar(output, 60, Style.PLAIN), now::get);
        meter.phase("dump");
        meter.expect(1000, 4_000_000);
        meter.advance(500, 2_000_000);
        pass(Duration.ofSeconds(10));
        meter.tick();
        meter.warn("something");
        meter.close();

        String clear = "\r\u001B[K";
        assertThat(text().split(Pattern.quote(clear), -1))
                .allMatch(line -> line.strip().length() < 60);
        assertThat(text())
                .contains(clear + "dump       [############------------] 50 %, 500 rows,")
                .contains(clear + "Warning: something\n")
                .endsWith("500 rows, 2.0 MB in 10.0 s, 200 kB/s\n" + clear);
    }

    @Test
    void json_is_one_object_to_a_line() throws Exception {
        ProgressMeter meter = new ProgressMeter(new ProgressJson(output, null), now::get);
        meter.phase("dump");
        meter.expect(1000, 4_000_000);
        meter.advance(250, 1_000_000);
        pass(Duration.ofMillis(1500));
        meter.warn("a \"warning\"");
        meter.close();

        String[] lines = text().split("\n", -1);
        JsonNode last = new ObjectMapper().readTree(lines[2]).get("progress");
        assertThat(new ObjectMapper().readTree(lines[1]).get("warning").asText())
                .isEqualTo("a \"warning\"");
        assertThat(last.get("phase").asText()).isEqualTo("dump");
        assertThat(last.get("done").asBoolean()).isTrue();
        assertThat(last.get("rows").asLong()).isEqualTo(250);
        assertThat(last.get("expectedBytes").asLong()).isEqualTo(4_000_000);
        assertThat(last.get("seconds").asDouble()).isEqualTo(1.5);
    }

    @Test
    void silence_keeps_warnings_for_the_result() {
        ProgressMeter meter = ProgressKind.SILENT.start(output, 80, Style.PLAIN);
        meter.phase("dump");
        meter.warn("first");
        meter.warn("second");
        meter.close();
        meter.close();

        assertThat(text()).isEmpty();
        assertThat(meter.warnings()).containsExactly("first", "second");
    }

    @Test
    void what_comes_after_the_end_is_not_shown() {
        ProgressMeter meter = new ProgressMeter(new ProgressLines(output, ""), now::get);
        meter.close();
        meter.phase("late");
        meter.tick();

        assertThat(text()).isEmpty();
    }

    private void pass(Duration duration) {
        now.addAndGet(duration.toNanos());
    }

    private String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}

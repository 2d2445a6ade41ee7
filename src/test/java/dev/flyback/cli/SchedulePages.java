package dev.flyback.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.testing.Patience;
import dev.flyback.testing.RunningFlyback;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code flyback schedule} tells over HTTP. */
final class SchedulePages {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Pattern LISTENING = Pattern.compile("Listening on (http://127\\.0\\.0\\.1:\\d+)");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private SchedulePages() {}

    /** Waits until it listens. */
    static URI address(RunningFlyback running) {
        await(
                running,
                SOON,
                () -> LISTENING.matcher(running.standardErrorSoFar()).find());
        Matcher matcher = LISTENING.matcher(running.standardErrorSoFar());
        assertThat(matcher.find()).isTrue();
        return URI.create(matcher.group(1));
    }

    static HttpResponse<String> get(URI address, String path) {
        try {
            return CLIENT.send(HttpRequest.newBuilder(address.resolve(path)).build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Fails if the process ends before. */
    static void await(RunningFlyback running, Duration patience, BooleanSupplier condition) {
        Patience.until(
                patience,
                Duration.ofMillis(50),
                () -> !running.isAlive() || condition.getAsBoolean(),
                running::standardErrorSoFar);
        assertThat(condition.getAsBoolean()).as(running.standardErrorSoFar()).isTrue();
    }
}

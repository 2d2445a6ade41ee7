package dev.flyback.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flyback.report.metrics.Exposition;
import dev.flyback.schedule.Status.PastRun;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What is told over HTTP. Safe for concurrent use. */
final class Pages {
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;

    private final List<Desk> desks;
    private final Duration stuckAfter;
    private final Clock clock;
    private volatile boolean ready;

    Pages(List<Desk> desks, Duration stuckAfter, Clock clock) {
        this.desks = List.copyOf(desks);
        this.stuckAfter = stuckAfter;
        this.clock = clock;
    }

    /** An answer. */
    record Page(int status, String contentType, String body) {
        static Page of(int status, JsonNode body) {
            return new Page(status, "application/json", body + "\n");
        }
    }

    /** Whether schedules are kept just now. */
    void ready(boolean now) {
        ready = now;
    }

    Page at(String path) {
        Instant now = clock.instant();
        return switch (path) {
            case "/health" -> health(now, concern -> true);
            case "/health/live" -> health(now, Concern::isOfTheProcess);
            case "/health/ready" -> Page.of(ready ? OK : UNAVAILABLE, upOrDown(ready));
            case "/results" -> Page.of(OK, results(now));
            case "/metrics" -> new Page(OK, Exposition.CONTENT_TYPE, metrics(now));
            default -> Page.of(NOT_FOUND, JsonNodeFactory.instance.objectNode().put("error", "no such page"));
        };
    }

    private String metrics(Instant now) {
        return MetricsPage.of(desks.stream().map(Desk::status).toList(), now, stuckAfter);
    }

    private Page health(Instant now, Predicate<Concern> counts) {
        boolean well = true;
        ArrayNode databases = JsonNodeFactory.instance.arrayNode();
        for (Desk desk : desks) {
            Status status = desk.status();
            Set<Concern> concerns = Concern.of(status, now, stuckAfter);
            well &= concerns.stream().noneMatch(counts);
            databases.add(state(status, concerns, now));
        }
        ObjectNode body = upOrDown(well);
        body.set("databases", databases);
        return Page.of(well ? OK : UNAVAILABLE, body);
    }

    private ArrayNode results(Instant now) {
        ArrayNode results = JsonNodeFactory.instance.arrayNode();
        for (Desk desk : desks) {
            Status status = desk.status();
            Timetable timetable = status.database().timetable();
            ObjectNode result = state(status, Concern.of(status, now, stuckAfter), now);
            result.put("schedule", timetable.cron())
                    .put("timeZone", timetable.zone().getId())
                    .put("failures", status.failures())
                    .put("skipped", status.skipped());
            result.set("last", run(status.last()));
            result.set("lastDone", run(status.lastDone()));
            results.add(result);
        }
        return results;
    }

    private static ObjectNode state(Status status, Set<Concern> concerns, Instant now) {
        ObjectNode state = JsonNodeFactory.instance
                .objectNode()
                .put("name", status.database().name())
                .put("state", status.state().name().toLowerCase(Locale.ROOT))
                .put("since", status.stateSince().toString())
                .put(
                        "next",
                        status.database()
                                .timetable()
                                .next(now)
                                .map(Instant::toString)
                                .orElse(null));
        ArrayNode words = state.putArray("concerns");
        concerns.forEach(concern -> words.add(concern.word()));
        return state;
    }

    private static JsonNode run(Optional<PastRun> past) {
        if (past.isEmpty()) {
            return JsonNodeFactory.instance.nullNode();
        }
        PastRun run = past.get();
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("startedAt", run.startedAt().toString())
                .put("finishedAt", run.finishedAt().toString())
                .put("exitCode", run.result().exitCode().number())
                .put("failed", run.result().failed());
        json.set("result", run.result().details());
        return json;
    }

    private static ObjectNode upOrDown(boolean up) {
        return JsonNodeFactory.instance.objectNode().put("status", up ? "up" : "down");
    }
}

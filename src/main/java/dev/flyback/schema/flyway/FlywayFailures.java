package dev.flyback.schema.flyway;

import dev.flyback.database.Secret;
import dev.flyback.failure.DatabaseException;
import dev.flyback.failure.FlybackException;
import dev.flyback.failure.TargetRefusedException;
import dev.flyback.report.Printable;
import dev.flyback.schema.HistorySettings;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.internal.exception.FlywayMigrateException;
import org.jspecify.annotations.Nullable;

/** Translates what Flyway throws. Values of placeholders, which are secrets, are taken out of everything that a server or Flyway says. */
final class FlywayFailures {
    /** SQL states that tell of the server or the connection, not of the script: lost connection, lack of resources, operator's intervention. */
    private static final List<String> OF_THE_SERVER = List.of("08", "53", "57P", "58");

    /** Lines in which PostgreSQL's driver tells of the server's source and of what stands elsewhere in the message. */
    private static final List<String> NOISE = List.of("Position: ", "Location: File: ", "Server SQLState: ");

    private static final int WHOLE_WORDS_BELOW = 3;

    private final HistorySettings settings;
    private final UnaryOperator<String> textOf;

    /**
     * Makes a translator.
     *
     * @param textOf a script's text by recorded name, placeholders in it, from which a failed statement is quoted; empty if unknown
     */
    FlywayFailures(HistorySettings settings, UnaryOperator<String> textOf) {
        this.settings = settings;
        this.textOf = textOf;
    }

    FlybackException translate(FlywayException failure) {
        Optional<SQLException> server = serversWords(failure);
        String words =
                printable(String.valueOf(server.map(Throwable::getMessage).orElse(failure.getMessage())));
        if (server.isPresent() && isOfTheServer(server.get().getSQLState())) {
            return new DatabaseException(
                    "The target's server failed while migrations ran: " + words,
                    "Run the restore again with --resume.",
                    failure);
        }
        if (failure instanceof FlywayMigrateException migration) {
            return new TargetRefusedException(
                    "The script " + Printable.text(migration.getMigration().getScript()) + " failed in the target"
                            + place(migration) + ": " + words,
                    "Look at what the script needs of the server (extensions, roles, rights, other schemas, placeholders), then restore into a clean database again.",
                    failure);
        }
        if (server.isPresent()) {
            return new DatabaseException(
                    "Flyway cannot work in the target: " + words,
                    "Check the rights of the account in the target database.",
                    failure);
        }
        return new TargetRefusedException(
                "Flyway refuses the target: " + words,
                "Compare the target's history and the scripts, then try again.",
                failure);
    }

    private static Optional<SQLException> serversWords(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException words) {
                return Optional.of(words);
            }
        }
        return Optional.empty();
    }

    private static boolean isOfTheServer(@Nullable String state) {
        return state != null && OF_THE_SERVER.stream().anyMatch(state::startsWith);
    }

    private String place(FlywayMigrateException failure) {
        int number = failure.getLineNumber();
        if (number < 1) {
            return "";
        }
        String text = textOf.apply(failure.getMigration().getScript());
        String line = text.lines().skip(number - 1L).findFirst().orElse("").strip();
        return " at line " + number + (line.isEmpty() ? "" : " (" + Printable.text(line) + ")");
    }

    private String printable(String words) {
        String redacted = words;
        List<Map.Entry<String, Secret>> longestFirst = settings.placeholders().entrySet().stream()
                .filter(placeholder -> !placeholder.getValue().value().isBlank())
                .sorted(Comparator.comparing(
                        placeholder -> -placeholder.getValue().value().length()))
                .toList();
        for (Map.Entry<String, Secret> placeholder : longestFirst) {
            String value = Pattern.quote(placeholder.getValue().value());
            String pattern =
                    placeholder.getValue().value().length() < WHOLE_WORDS_BELOW ? "\\b" + value + "\\b" : value;
            redacted = redacted.replaceAll(pattern, Matcher.quoteReplacement("${" + placeholder.getKey() + "}"));
        }
        return Printable.text(redacted.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && NOISE.stream().noneMatch(line::startsWith))
                .collect(Collectors.joining("; ")));
    }
}

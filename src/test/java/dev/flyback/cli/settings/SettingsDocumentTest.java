package dev.flyback.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Holds {@code docs/settings.md} to the code. {@code ./mvnw test -Dtest=SettingsDocumentTest -Dflyback.update.documents=true} writes it anew.
 */
class SettingsDocumentTest {
    private static final Path DOCUMENT = Path.of("docs", "settings.md");
    private static final String UPDATE = "flyback.update.documents";

    @Test
    void the_table_of_settings_is_that_of_the_code() throws IOException {
        String expected = document();
        if (Boolean.getBoolean(UPDATE)) {
            Files.createDirectories(DOCUMENT.getParent());
            Files.writeString(DOCUMENT, expected);
        }

        assertThat(DOCUMENT)
                .as("write it anew with ./mvnw test -Dtest=SettingsDocumentTest -D%s=true", UPDATE)
                .hasContent(expected);
    }

    private static String document() {
        List<String> lines = new ArrayList<>(List.of(
                "# Settings",
                "",
                "<!-- Written by SettingsDocumentTest from the code; do not edit. -->",
                "",
                "A flag wins over its environment variable, and that over the configuration file: `flyback.yaml` in the",
                "working directory, or what `--config` names. A variable or value that is empty counts as none. Values that may be",
                "repeated are separated by commas, placeholders by line breaks; in the file they may also be a list, or keys of",
                "their own.",
                "",
                "```yaml",
                "flyback:",
                "  store: /backups",
                "  password-file: /run/secrets/database",
                "  placeholder:",
                "    tenant: acme",
                "  databases:            # flyback backup orders, or flyback backup --all",
                "    orders:",
                "      url: jdbc:postgresql://db:5432/orders",
                "      migrations: [orders/db/migration]",
                "```",
                "",
                "A database of the file may have variables of its own, `FLYBACK_DATABASES_ORDERS_URL` for `flyback.databases.orders.url`: what is",
                "neither a letter nor a digit in its name becomes `_`. They count before those for all.",
                "",
                "Three flags say something else in one command than elsewhere, or where the rest is to be read, and have no key in the file: `--all`, and",
                "`--migrations` of `cat`, have no variable either; `--config` has `FLYBACK_CONFIG`.",
                "",
                "The password has no flag, since a command line can be read by every user of the machine: it is taken from",
                "`FLYBACK_PASSWORD`, from the file that `--password-file` or `FLYBACK_PASSWORD_FILE` names, from `flyback.password`, or from the",
                "URL where that does not stand on the command line. Where several are given, the flag wins, then the password itself,",
                "then its file, then the URL.",
                "",
                "| flag | variable | key in the file | commands | meaning |",
                "|---|---|---|---|---|"));
        for (Row row : rows()) {
            lines.add(row.line());
        }
        return String.join("\n", lines) + "\n";
    }

    private static List<Row> rows() {
        Map<String, Row> rows = new LinkedHashMap<>();
        CommandRun.program().getSubcommands().forEach((name, command) -> {
            CommandSpec spec = command.getCommandSpec();
            for (OptionSpec option : name.equals("generate-completion") ? List.<OptionSpec>of() : spec.options()) {
                if (!option.hidden() && !option.usageHelp()) {
                    String identity = option.longestName() + option.description()[0];
                    rows.computeIfAbsent(identity, ignored -> new Row(option, new ArrayList<>()))
                            .commands()
                            .add(name);
                }
            }
        });
        return List.copyOf(rows.values());
    }

    private record Row(OptionSpec option, List<String> commands) {
        private static final String NONE = "\u2013";

        String line() {
            String key = Settings.key(option);
            String flag = option.type() == boolean.class
                    ? "`" + option.longestName() + "`"
                    : "`" + option.longestName() + " " + option.paramLabel().replace("|", "\\|") + "`";
            boolean flagOnly = Settings.isCommandLineOnly(option);
            String variable = flagOnly ? NONE : "`" + Settings.variable(key) + "`";
            String inFile = flagOnly || key.equals("config") ? NONE : "`flyback." + key + "`";
            return "| " + flag + " | " + variable + " | " + inFile + " | " + String.join(", ", commands) + " | "
                    + option.description()[0].replace("|", "\\|") + " |";
        }
    }
}

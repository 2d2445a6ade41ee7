package dev.flyback.schema.flyway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.dump.index.MigrationEntry;
import dev.flyback.schema.MigrationSet;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checksums against those that Flyway itself wrote into a real history. */
class ScriptTextTest {
    @TempDir
    Path folder;

    @Test
    void checksums_of_versioned_scripts_are_those_that_flyway_records() throws IOException {
        try (Application application = new Application(folder)) {
            application
                    .script("V1__empty.sql", "")
                    .script("V2__blank.sql", "\n\n \n")
                    .script("V3__unix.sql", "select 1;\nselect 'ä';\n")
                    .script("V4__windows.sql", "select 1;\r\nselect 'ä';\r\n")
                    .script("V5__old_mac.sql", "select 1;\rselect 'ä';")
                    .script("V6__bom.sql", "\ufeffselect 1;\nselect '\ufeff'")
                    .script("V7__beyond.sql", "select '\ud83d\ude00', '\u2028', '\u0085', '\u000b', '\u000c'")
                    .script("V8__placeholder.sql", "select '${a}'")
                    .script("V9__trailing.sql", "select 1  \t \n")
                    .script("V10__long.sql", "select '" + "x".repeat(100_000) + "'\n")
                    .placeholder("a", "value")
                    .migrate();

            assertAllMatch(application);
        }
    }

    @Test
    void checksums_of_repeatable_scripts_are_those_that_flyway_records() throws IOException {
        try (Application application = new Application(folder)) {
            application
                    .script("R__plain.sql", "select 1;\r\n")
                    .script("R__given.sql", "select '${a}', '${A}', '$${a}', '$', '{a}', '${empty}x', '${lines}'")
                    .script(
                            "R__own.sql",
                            "select '${flyway:defaultSchema} ${flyway:table} ${flyway:filename} ${flyway:environment}'")
                    .script("sub/R__nested.sql", "select '${flyway:filename}'")
                    .script("R__bom.sql", "\ufeff-- ${a}\nselect 1")
                    .placeholder("a", "välue $1 \\ ${b}")
                    .placeholder("empty", "")
                    .placeholder("lines", "one\ntwo\r\n")
                    .migrate(settings -> settings.defaultSchema("Other schema").table("LOG"));

            assertAllMatch(application);
        }
    }

    @Test
    void placeholders_that_an_application_does_not_replace_are_part_of_the_checksum() throws IOException {
        try (Application application = new Application(folder)) {
            application
                    .script("R__a.sql", "select '${unknown}'")
                    .migrate(settings -> settings.placeholderReplacement(false));

            assertAllMatch(application);
        }
    }

    @Test
    void a_checksum_over_a_value_that_nobody_knows_any_more_is_not_guessed() {
        try (Application application = new Application(folder)) {
            application.script("R__a.sql", "select '${flyway:timestamp}'").migrate();

            assertThat(application.scripts().byRank()).isEmpty();
            assertThat(application.scripts().problems())
                    .singleElement()
                    .asString()
                    .startsWith("The script R__a.sql differs: the history recorded checksum ")
                    .endsWith("but R__a.sql has a checksum that depends on unknown values of ${flyway:timestamp}.");
        }
    }

    static Stream<Charset> encodings() {
        return Stream.of(UTF_8, ISO_8859_1, UTF_16);
    }

    @ParameterizedTest
    @MethodSource("encodings")
    void the_encoding_is_the_one_that_the_checksum_proves(Charset encoding) throws IOException {
        try (Application application = new Application(folder)) {
            application
                    .script("V1__a.sql", "select 'Größe'".getBytes(encoding))
                    .script("R__b.sql", "select 'Maß'".getBytes(encoding))
                    .migrate(settings -> settings.encoding(encoding));

            assertThat(assertAllMatch(application)).containsExactly("select 'Größe'", "select 'Maß'");
        }
    }

    @Test
    void a_text_whose_checksum_is_unknown_is_utf_8_if_it_can_be() {
        assertThat(ScriptText.decode("Größe".getBytes(UTF_8))).isEqualTo("Größe");
        assertThat(ScriptText.decode("Größe".getBytes(ISO_8859_1))).isEqualTo("Größe");
    }

    /** The texts, by rank. */
    private List<String> assertAllMatch(Application application) throws IOException {
        MigrationSet history = application.history();
        assertThat(history.entries()).isNotEmpty();
        List<String> texts = new ArrayList<>();
        for (MigrationEntry entry : history.entries()) {
            if (MigrationKind.of(entry.type()).hasScript()) {
                byte[] script = Files.readAllBytes(folder.resolve(entry.script()));
                ScriptText text = ScriptText.of(entry, script, history.facts(), application.settings());
                assertThat(text.matches()).as(entry.toString()).isTrue();
                assertThat(text.checksum()).isEqualTo(entry.checksum());
                texts.add(text.text());
            }
        }
        assertThat(application.scripts().problems()).isEmpty();
        return texts;
    }
}

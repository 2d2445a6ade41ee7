package dev.flyback.dump;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.dump.index.Shape;
import dev.flyback.dump.index.Shape.Column;
import dev.flyback.dump.index.Shape.Relation;
import dev.flyback.dump.index.Shape.UserType;
import dev.flyback.dump.index.TableName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What docs/format.md says by numbers is what the code does. */
class FormatDocumentTest {
    private static final Pattern VECTOR = Pattern.compile("\\| (.+) \\| `([0-9a-f]{32})` \\|");
    private static final Pattern CODE = Pattern.compile("`([^`]*)`");
    private static final Pattern REPEATED = Pattern.compile("(\\d+) times the letter `(.)`, in one row");

    private final String document = read();

    @Test
    void the_vectors_of_the_content_hash_are_right() {
        String section = section("## Content hash");
        Matcher vector = VECTOR.matcher(section);
        int vectors = 0;
        while (vector.find()) {
            RowHasher hasher = new RowHasher();
            for (String row : rows(vector.group(1))) {
                byte[] bytes = row.getBytes(UTF_8);
                hasher.add(bytes, 0, bytes.length);
            }
            assertThat(hasher.sum().hex()).as(vector.group(1)).isEqualTo(vector.group(2));
            vectors++;
        }

        assertThat(vectors).isEqualTo(8);
    }

    @Test
    void the_vector_of_the_fingerprint_is_right() {
        Shape shape = Shape.of(
                List.of(new Relation(
                        new TableName("public", "orders"),
                        "table",
                        List.of(
                                new Column("id", "bigint", true, "", "always"),
                                new Column("größe", "text", false, "stored", "")))),
                List.of(new UserType(new TableName("public", "color"), "enum", List.of("red", "blue"))));

        assertThat(section("## Fingerprint of a shape")).contains("    " + shape.fingerprint() + "\n");
    }

    @Test
    void the_limits_are_right() {
        assertThat(section("## Limits"))
                .contains(number(DumpFormat.FRAME_RAW_BYTES), number(DumpFormat.MAX_FRAME_BYTES))
                .contains((DumpFormat.MAX_SCRIPT_BYTES >> 20) + " MiB", (DumpFormat.MAX_INDEX_BYTES >> 20) + " MiB");
    }

    @Test
    void the_frames_of_the_example_are_those_of_the_sample() {
        String section = section("## A worked example");

        for (var frame : FormatSampleTest.sample().index().frames()) {
            assertThat(section)
                    .contains("| `%s` | %d | %d | %d | %d | %d |"
                            .formatted(
                                    frame.kind(),
                                    frame.table(),
                                    frame.offset(),
                                    frame.length(),
                                    frame.rawLength(),
                                    frame.rows()));
        }
    }

    private String section(String title) {
        int start = document.indexOf("\n" + title + "\n");
        assertThat(start).as(title).isPositive();
        int end = document.indexOf("\n## ", start + 1);
        return document.substring(start, end);
    }

    private static List<String> rows(String cell) {
        Matcher repeated = REPEATED.matcher(cell);
        if (repeated.matches()) {
            return List.of(repeated.group(2).repeat(Integer.parseInt(repeated.group(1))));
        }
        if (cell.equals("one empty row")) {
            return List.of("");
        }
        List<String> rows = new ArrayList<>();
        Matcher code = CODE.matcher(cell);
        while (code.find()) {
            rows.add(code.group(1).replace('⇥', '\t'));
        }
        return rows;
    }

    private static String number(int value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private static String read() {
        try {
            return Files.readString(Path.of("docs/format.md"));
        } catch (IOException e) {
            throw new IllegalStateException("the document is not where it was", e);
        }
    }
}

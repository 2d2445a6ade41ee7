package dev.flyback.schema.flyway;

import static dev.flyback.schema.HistoryRows.mark;
import static dev.flyback.schema.HistoryRows.repeatable;
import static dev.flyback.schema.HistoryRows.row;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flyback.dump.index.HistoryFacts;
import dev.flyback.dump.index.MigrationEntry;
import dev.flyback.dump.index.TableName;
import dev.flyback.failure.UsageException;
import dev.flyback.schema.MigrationSet;
import dev.flyback.schema.ScriptLibrary.Scripts;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlywayScriptsTest {
    @TempDir
    Path folder;

    @Test
    void scripts_are_found_by_their_recorded_path() throws IOException {
        write("a/V1__x.sql", "one");
        write("b/V1__x.sql", "one");

        Scripts scripts = find(entry(1, "b/V1__x.sql", "one"));

        assertThat(scripts.byRank().get(1)).asString(UTF_8).isEqualTo("one");
        assertThat(scripts.problems()).isEmpty();
    }

    @Test
    void scripts_are_found_by_name_below_another_folder() throws IOException {
        write("deep/er/V1__x.sql", "one");

        assertThat(find(entry(1, "elsewhere/V1__x.sql", "one")).byRank()).containsKey(1);
        assertThat(find(entry(1, "else\\where\\V1__x.sql", "one")).byRank()).containsKey(1);
    }

    @Test
    void of_several_files_the_one_with_the_recorded_checksum_is_taken() throws IOException {
        write("V1__x.sql", "edited");
        write("2024/V1__x.sql", "one");

        assertThat(find(entry(1, "V1__x.sql", "one")).byRank().get(1))
                .asString(UTF_8)
                .isEqualTo("one");
    }

    @Test
    void bytes_are_not_changed() throws IOException {
        write("V1__x.sql", "\ufeffone\r\n");

        assertThat(find(entry(1, "V1__x.sql", "one")).byRank().get(1)).isEqualTo("\ufeffone\r\n".getBytes(UTF_8));
    }

    @Test
    void a_missing_script_is_named() {
        Scripts scripts = find(entry(1, "V1__x.sql", "one"));

        assertThat(scripts.byRank()).isEmpty();
        assertThat(scripts.problems()).containsExactly("The script V1__x.sql is missing in the migrations folders.");
    }

    @Test
    void without_any_folder_the_reason_is_another() {
        assertThat(find(List.of(), entry(1, "V1__x.sql", "one")).problems())
                .containsExactly("The script V1__x.sql is not at hand, since no --migrations was given.");
    }

    @Test
    void a_script_that_differs_is_named_with_both_checksums() throws IOException {
        write("V1__x.sql", "edited");

        assertThat(find(entry(1, "V1__x.sql", "one")).problems())
                .containsExactly("The script V1__x.sql differs: the history recorded checksum " + checksum("one")
                        + ", but V1__x.sql has checksum " + checksum("edited") + ".");
    }

    @Test
    void a_script_that_differs_is_kept_at_hand_unless_another_file_is_equal() throws IOException {
        write("V1__x.sql", "edited");
        write("V2__x.sql", "edited");
        write("other/V2__x.sql", "two");

        Scripts scripts = find(entry(1, "V1__x.sql", "one"), entry(2, "V2__x.sql", "two"));

        assertThat(scripts.differing()).containsOnlyKeys(1);
        assertThat(scripts.differing().get(1)).asString(UTF_8).isEqualTo("edited");
        assertThat(scripts.byRank()).containsOnlyKeys(2);
    }

    @Test
    void every_folder_is_looked_at() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        write("other/V1__x.sql", "one");
        write("main/V2__x.sql", "two");

        assertThat(find(
                                List.of(folder.resolve("main"), other),
                                entry(1, "V1__x.sql", "one"),
                                entry(2, "V2__x.sql", "two"))
                        .byRank())
                .containsOnlyKeys(1, 2);
    }

    @Test
    void only_rows_that_count_and_have_scripts_are_looked_for() throws IOException {
        write("R__views.sql", "new");

        Scripts scripts = find(
                mark(0, null, "\"app\"", "SCHEMA"),
                repeatable(1, "views", checksum("old")),
                row(2, "2", "x", "JDBC", "db.V2__X", null),
                repeatable(3, "views", checksum("new")));

        assertThat(scripts.byRank()).containsOnlyKeys(3);
        assertThat(scripts.problems()).isEmpty();
    }

    @Test
    void a_recorded_name_is_never_used_as_a_path() throws IOException {
        Path inside = Files.createDirectory(folder.resolve("inside"));
        write("secret.sql", "secret");

        Scripts scripts = find(
                List.of(inside),
                entry(1, "../secret.sql", "secret"),
                entry(2, folder.resolve("secret.sql").toString(), "secret"));

        assertThat(scripts.byRank()).isEmpty();
        assertThat(scripts.problems()).hasSize(2);
    }

    @Test
    void links_are_followed_only_to_files_below_the_folder() throws IOException {
        Path inside = Files.createDirectory(folder.resolve("inside"));
        write("outside.sql", "outside");
        write("inside/..2024/V1__x.sql", "one");
        write("beside/V3__x.sql", "three");
        Files.createSymbolicLink(inside.resolve("..data"), Path.of("..2024"));
        Files.createSymbolicLink(inside.resolve("V1__x.sql"), Path.of("..data/V1__x.sql"));
        Files.createSymbolicLink(inside.resolve("V2__x.sql"), Path.of("../outside.sql"));
        Files.createSymbolicLink(inside.resolve("beside"), Path.of("../beside"));
        Files.createSymbolicLink(inside.resolve("V4__x.sql"), Path.of("nowhere"));
        Files.createSymbolicLink(inside.resolve("loop"), Path.of("."));

        Scripts scripts = find(
                List.of(inside),
                entry(1, "V1__x.sql", "one"),
                entry(2, "V2__x.sql", "outside"),
                entry(3, "V3__x.sql", "three"),
                entry(4, "V4__x.sql", "four"));

        assertThat(scripts.byRank()).containsOnlyKeys(1);
    }

    @Test
    void a_folder_that_is_a_link_itself_is_read() throws IOException {
        write("real/V1__x.sql", "one");
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("real"));

        assertThat(find(List.of(link), entry(1, "V1__x.sql", "one")).byRank()).containsKey(1);
    }

    @Test
    void a_file_that_is_too_large_is_told_and_not_read() throws IOException {
        try (RandomAccessFile file =
                new RandomAccessFile(folder.resolve("V1__x.sql").toFile(), "rw")) {
            file.setLength((16 << 20) + 1);
        }

        assertThat(find(entry(1, "V1__x.sql", "one")).problems())
                .singleElement()
                .asString()
                .contains("V1__x.sql is too large");
    }

    @Test
    void a_folder_that_does_not_exist_is_refused() {
        assertThatThrownBy(() -> find(List.of(folder.resolve("absent")), entry(1, "V1__x.sql", "one")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("absent");
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Scripts find(MigrationEntry... entries) {
        return find(List.of(folder), entries);
    }

    private static Scripts find(List<Path> folders, MigrationEntry... entries) {
        HistoryFacts facts = new HistoryFacts("flyway", new TableName("public", "h"), "V", "1", List.of());
        return new FlywayScripts()
                .find(new MigrationSet(facts, List.of(entries), null), Application.NO_SETTINGS, folders);
    }

    private static MigrationEntry entry(int rank, String script, String text) {
        return row(rank, Integer.toString(rank), "x", "SQL", script, checksum(text));
    }

    private static int checksum(String line) {
        CRC32 checksum = new CRC32();
        checksum.update(line.getBytes(UTF_8));
        return (int) checksum.getValue();
    }
}

package dev.flyback.storage.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.flyback.failure.StoreException;
import dev.flyback.storage.AbstractObjectStoreContract;
import dev.flyback.storage.ObjectStore;
import dev.flyback.storage.ObjectWriter;
import dev.flyback.storage.StoredObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStoreTest extends AbstractObjectStoreContract {
    @TempDir
    Path temporary;

    @Override
    protected ObjectStore store() {
        return new LocalStore(root());
    }

    @Override
    protected void replace(String key, String content) throws IOException {
        Path file = root().resolve(key);
        Files.createDirectories(file.getParent());
        Files.deleteIfExists(file);
        Files.writeString(file, content);
    }

    @Override
    protected void leaveUnfinished(String key) throws IOException {
        Path folder = Files.createDirectories(root().resolve(".incomplete"));
        Files.writeString(folder.resolve("dead.part"), "half");
    }

    @Test
    void living_writers_are_never_abandoned_and_other_files_never_looked_at() throws IOException {
        try (ObjectWriter living = store().create("orders/1/a", Map.of(), 1)) {
            leaveUnfinished("orders/1/b");
            Files.writeString(root().resolve(".incomplete/notes.txt"), "x");
            store().abandonWrites(write -> true);

            assertThat(incomplete()).hasSize(2).contains("notes.txt").doesNotContain("dead.part");
            living.commit();
        }
        assertThat(keys("")).containsExactly("orders/1/a");
    }

    @Test
    void files_and_folders_are_only_for_their_owner() throws IOException {
        put("orders/1/a", "a");

        assertThat(rights("")).isEqualTo("rwx------");
        assertThat(rights("orders/1")).isEqualTo("rwx------");
        assertThat(rights("orders/1/a")).isEqualTo("rw-------");
    }

    @Test
    void nothing_incomplete_remains() throws IOException {
        put("orders/1/a", "a");
        store().create("orders/1/b", Map.of(), 1).close();

        assertThat(incomplete()).isEmpty();
    }

    @Test
    void an_edited_file_of_the_same_size_is_not_read_as_the_old_one() throws IOException {
        var stored = put("orders/1/a", "first");
        Files.writeString(root().resolve("orders/1/a"), "other");

        assertThatThrownBy(() -> text(stored))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("changed");
    }

    @Test
    void leftovers_of_dead_writers_are_removed_and_living_writers_left_alone() throws IOException {
        try (ObjectWriter living = store().create("orders/1/a", Map.of(), 1)) {
            Path dead = Files.writeString(root().resolve(".incomplete/dead.part"), "half");
            put("orders/1/b", "b");

            assertThat(dead).doesNotExist();
            assertThat(incomplete()).hasSize(1);
            living.commit();
        }
        assertThat(keys("")).containsExactly("orders/1/a", "orders/1/b");
    }

    @Test
    void without_hard_links_a_file_is_published_all_the_same_and_never_replaced() throws IOException {
        ObjectStore store = new LocalStore(root(), (name, existing) -> {
            throw new UnsupportedOperationException();
        });
        try (ObjectWriter first = store.create("orders/1/a", Map.of(), 1);
                ObjectWriter second = store.create("orders/1/a", Map.of(), 1)) {
            first.commit();

            assertThatThrownBy(second::commit)
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("there already");
        }
        assertThat(keys("")).containsExactly("orders/1/a");
        assertThat(incomplete()).containsExactly("publishing.lock");
    }

    @Test
    void links_below_the_root_are_neither_written_through_nor_read_nor_listed() throws IOException {
        Path outside = Files.createDirectories(temporary.resolve("outside/1"));
        Files.writeString(outside.resolve("a"), "secret");
        Files.createDirectories(root());
        Files.createSymbolicLink(root().resolve("orders"), outside.getParent());

        assertThat(store().stat("orders/1/a")).isEmpty();
        assertThat(listed("")).isEmpty();
        store().delete(new StoredObject("orders/1/a", 6, Instant.EPOCH, "1"));
        assertThat(outside.resolve("a")).exists();
        assertThatThrownBy(() -> put("orders/1/b", "b")).isInstanceOf(StoreException.class);
        assertThat(outside.resolve("b")).doesNotExist();
    }

    @Test
    void the_root_itself_may_be_a_link() throws IOException {
        Files.createSymbolicLink(root(), Files.createDirectories(temporary.resolve("mounted")));
        var stored = put("orders/1/a", "a");

        assertThat(text(stored)).isEqualTo("a");
        assertThat(temporary.resolve("mounted/orders/1/a")).exists();
    }

    @Test
    void a_file_where_the_root_should_be_is_refused_at_once() throws IOException {
        Files.writeString(root(), "not a folder");

        assertThatThrownBy(() -> store().create("orders/1/a", Map.of(), 1))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("not a folder");
        assertThatThrownBy(() -> listed("")).isInstanceOf(StoreException.class);
    }

    @Test
    void what_lies_in_hidden_folders_is_not_listed() throws IOException {
        put("orders/1/a", "a");
        Files.createDirectories(root().resolve("orders/.snapshot"));
        Files.writeString(root().resolve("orders/.snapshot/a"), "x");

        assertThat(keys("")).containsExactly("orders/1/a");
    }

    @Test
    void what_a_file_system_has_found_is_passed_over_where_it_is_closed() throws IOException {
        put("orders/1/a", "a");
        Path found = Files.createDirectory(root().resolve("lost+found"));
        Files.setPosixFilePermissions(found, Set.of());
        assumeFalse(Files.isReadable(found), "root may read all");

        assertThat(keys("")).containsExactly("orders/1/a");
    }

    @Test
    void a_file_that_becomes_shorter_while_it_is_read_is_noticed() throws IOException {
        var stored = put("orders/1/a", "0123456789");
        try (var stream = store().read(stored, 0, 10)) {
            Files.writeString(root().resolve("orders/1/a"), "01");

            assertThatThrownBy(stream::readAllBytes)
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("shorter");
        }
    }

    @Test
    void the_location_is_the_whole_path() {
        assertThat(store().location()).isEqualTo("file:" + root());
    }

    private Path root() {
        return temporary.resolve("store");
    }

    private String rights(String key) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(root().resolve(key)));
    }

    private List<String> incomplete() throws IOException {
        try (Stream<Path> files = Files.list(root().resolve(".incomplete"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}

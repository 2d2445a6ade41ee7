package dev.flyback.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flyback.failure.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every adapter of {@link ObjectStore} does. Each gets an empty store for each test. */
public abstract class AbstractObjectStoreContract {
    private static final String KEY = "orders/1.10.0/20260701T020304Z-0123456789abcdef.sql.zst";

    protected abstract ObjectStore store();

    /** Puts other content under a key behind the store's back. */
    protected abstract void replace(String key, String content) throws Exception;

    /** Begins to write under a key, as a process that is killed then. */
    protected abstract void leaveUnfinished(String key) throws Exception;

    /** More than the page of any store. */
    protected int many() {
        return 2_500;
    }

    @Test
    void what_was_committed_is_read_back() {
        StoredObject stored = put(KEY, "hello");

        assertThat(stored.key()).isEqualTo(KEY);
        assertThat(stored.size()).isEqualTo(5);
        assertThat(stored.version()).isNotEmpty();
        assertThat(store().stat(KEY)).contains(stored);
        assertThat(listed("")).containsExactly(stored);
        assertThat(text(stored)).isEqualTo("hello");
    }

    @Test
    void what_others_have_put_there_is_listed_whatever_its_name() throws Exception {
        List<String> keys = List.of("notes about backups.txt", "x/1/.hidden", "x/1/a&b.sql", "x/1/été.sql");
        for (String key : keys) {
            replace(key, "theirs");
        }
        put(KEY, "ours");

        assertThat(listed("")).extracting(StoredObject::key).contains(KEY).containsAll(keys);
        assertThat(listed("x/"))
                .extracting(StoredObject::key)
                .containsExactly("x/1/.hidden", "x/1/a&b.sql", "x/1/été.sql");
    }

    @Test
    void nothing_is_visible_before_the_commit() {
        try (ObjectWriter writer = store().create(KEY, Map.of(), 5)) {
            writer.write(bytes("hello"), 0, 5);

            assertThat(store().stat(KEY)).isEmpty();
            assertThat(listed("")).isEmpty();
            writer.commit();
        }
        assertThat(store().stat(KEY)).isPresent();
    }

    @Test
    void closing_without_a_commit_leaves_nothing() {
        ObjectWriter writer = store().create(KEY, Map.of(), 5);
        writer.write(bytes("hello"), 0, 5);
        writer.close();
        writer.close();

        assertThat(listed("")).isEmpty();
        assertThatThrownBy(() -> writer.write(bytes("x"), 0, 1)).isInstanceOf(StoreException.class);
        assertThatThrownBy(writer::commit).isInstanceOf(StoreException.class);
        assertThat(listed("")).isEmpty();
    }

    @Test
    void closing_after_the_commit_changes_nothing() {
        StoredObject stored = put(KEY, "hello");

        assertThat(store().stat(KEY)).contains(stored);
    }

    @Test
    void an_object_is_committed_only_once() {
        try (ObjectWriter writer = store().create(KEY, Map.of(), 5)) {
            writer.commit();

            assertThatThrownBy(writer::commit).isInstanceOf(StoreException.class);
        }
        assertThat(store().stat(KEY)).isPresent();
    }

    @Test
    void closing_from_another_thread_makes_the_writer_fail() throws Exception {
        ObjectWriter writer = store().create(KEY, Map.of(), 1 << 20);
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> {
            byte[] block = new byte[4096];
            for (int i = 0; i < 100_000; i++) {
                writer.write(block, 0, block.length);
                begun.countDown();
            }
            writer.commit();
        });
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        writer.close();

        assertThatThrownBy(() -> writing.get(30, TimeUnit.SECONDS)).hasCauseInstanceOf(StoreException.class);
        assertThat(listed("")).isEmpty();
    }

    @Test
    void an_object_that_is_there_is_never_replaced() {
        StoredObject first = put(KEY, "first");

        try (ObjectWriter writer = store().create(KEY, Map.of(), 6)) {
            writer.write(bytes("second"), 0, 6);
            assertThatThrownBy(writer::commit).isInstanceOf(StoreException.class);
        }
        assertThat(store().stat(KEY)).contains(first);
        assertThat(text(first)).isEqualTo("first");
    }

    @Test
    void of_many_writers_of_one_key_one_wins() {
        AtomicInteger winners = new AtomicInteger();
        List<CompletableFuture<Void>> writers = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.runAsync(() -> {
                    try {
                        put(KEY, "writer " + i);
                        winners.incrementAndGet();
                    } catch (StoreException expected) {
                        // Another one was faster.
                    }
                }))
                .toList();
        writers.forEach(CompletableFuture::join);

        assertThat(winners).hasValue(1);
        assertThat(listed("")).hasSize(1);
    }

    @Test
    void large_objects_come_back_unchanged() throws IOException {
        byte[] content = new byte[9_000_001];
        new Random(1).nextBytes(content);
        StoredObject stored;
        try (ObjectWriter writer = store().create(KEY, Map.of("schema-version", "1.10.0"), 1000)) {
            for (int offset = 0; offset < content.length; offset += 1_000_000) {
                writer.write(content, offset, Math.min(1_000_000, content.length - offset));
            }
            stored = writer.commit();
        }

        assertThat(stored.size()).isEqualTo(content.length);
        try (InputStream whole = store().read(stored, 0, content.length)) {
            assertThat(whole.readAllBytes()).isEqualTo(content);
        }
    }

    @Test
    void an_empty_object_is_an_object() {
        StoredObject stored = put(KEY, "");

        assertThat(stored.size()).isZero();
        assertThat(listed("")).containsExactly(stored);
    }

    @Test
    void ranges_are_read_exactly() {
        StoredObject stored = put(KEY, "0123456789");

        assertThat(text(stored, 0, 1)).isEqualTo("0");
        assertThat(text(stored, 3, 4)).isEqualTo("3456");
        assertThat(text(stored, 9, 1)).isEqualTo("9");
    }

    @Test
    void ranges_outside_the_object_are_refused() {
        StoredObject stored = put(KEY, "0123456789");

        assertThatThrownBy(() -> store().read(stored, 5, 6)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store().read(stored, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store().read(stored, -1, 2)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_object_that_was_replaced_is_not_read_as_the_old_one() throws Exception {
        StoredObject stored = put(KEY, "first");
        replace(KEY, "other");

        assertThatThrownBy(() -> text(stored)).isInstanceOf(StoreException.class);
        assertThat(text(store().stat(KEY).orElseThrow())).isEqualTo("other");
    }

    @Test
    void an_object_that_is_gone_cannot_be_read() {
        StoredObject stored = put(KEY, "first");
        store().delete(stored);

        assertThatThrownBy(() -> text(stored)).isInstanceOf(StoreException.class);
    }

    @Test
    void deleting_removes_the_object_and_nothing_else() {
        StoredObject stored = put("orders/1/a", "a");
        put("orders/1/ab", "ab");

        assertThat(store().delete(stored)).isEqualTo(Deletion.DELETED);
        assertThat(keys("")).containsExactly("orders/1/ab");
        assertThat(store().stat("orders/1/a")).isEmpty();
    }

    @Test
    void deleting_what_is_not_there_is_no_failure() {
        StoredObject stored = put(KEY, "first");

        assertThat(store().delete(stored)).isEqualTo(Deletion.DELETED);
        assertThat(store().delete(stored)).isEqualTo(Deletion.DELETED);
    }

    @Test
    void an_object_that_was_replaced_is_not_deleted_as_the_old_one() throws Exception {
        StoredObject stored = put(KEY, "first");
        replace(KEY, "other");

        assertThat(store().delete(stored)).isEqualTo(Deletion.REPLACED);
        assertThat(text(store().stat(KEY).orElseThrow())).isEqualTo("other");
    }

    @Test
    void what_a_killed_writer_left_is_shown_and_only_abandoned_if_it_is_not_wanted() throws Exception {
        put(KEY, "whole");
        leaveUnfinished("orders/1/unfinished");
        List<UnfinishedWrite> seen = new ArrayList<>();
        store().abandonWrites(write -> !seen.add(write));

        assertThat(seen).hasSize(1);
        assertThat(seen.get(0).key()).isIn(Optional.empty(), Optional.of("orders/1/unfinished"));
        assertThat(seen.get(0).begunAt())
                .isBetween(Instant.now().minusSeconds(600), Instant.now().plusSeconds(600));
        store().abandonWrites(seen::contains);
        store().abandonWrites(write -> seen.add(new UnfinishedWrite("more", Optional.empty(), Instant.EPOCH)));
        assertThat(seen).hasSize(1);
        assertThat(keys("")).containsExactly(KEY);
    }

    @Test
    void where_nothing_was_ever_written_nothing_is_unfinished() {
        store().abandonWrites(write -> {
            throw new AssertionError(write);
        });
    }

    @Test
    void an_empty_store_lists_nothing() {
        assertThat(listed("")).isEmpty();
        assertThat(listed("orders/")).isEmpty();
        assertThat(store().stat(KEY)).isEmpty();
    }

    @Test
    void keys_are_listed_in_the_order_of_their_bytes() {
        List<String> keys =
                new ArrayList<>(List.of("a-b", "a.b", "a/1", "a/10", "a/9", "aa", "A", "a%2F", "a=b", "b/c/d"));
        Collections.shuffle(keys, new Random(2));
        keys.forEach(key -> put(key, key));
        Collections.sort(keys);

        assertThat(keys("")).containsExactlyElementsOf(keys);
    }

    @Test
    void a_prefix_is_a_prefix_of_text_not_a_folder() {
        List.of("orders/1/a", "orders/10/a", "orders-old/1/a", "order", "other/1")
                .forEach(key -> put(key, key));

        assertThat(keys("order")).containsExactly("order", "orders-old/1/a", "orders/1/a", "orders/10/a");
        assertThat(keys("orders/")).containsExactly("orders/1/a", "orders/10/a");
        assertThat(keys("orders/1")).containsExactly("orders/1/a", "orders/10/a");
        assertThat(keys("orders/1/a")).containsExactly("orders/1/a");
        assertThat(keys("orders/1/ab")).isEmpty();
        assertThat(keys("none/such")).isEmpty();
        assertThat(keys("../")).isEmpty();
    }

    @Test
    void listings_go_beyond_one_page() {
        List<String> keys = IntStream.range(0, many())
                .mapToObj(i -> String.format("many/%d/%05d", i % 3, i))
                .sorted()
                .toList();
        keys.parallelStream().forEach(key -> put(key, ""));

        assertThat(keys("many/")).containsExactlyElementsOf(keys);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "%2E%2E/x", "-rf", "a..b/c.", "=+@_%", "a/b/c/d/e/f/g/h", "AUX", "a%00"})
    void odd_but_legal_keys_work(String key) {
        StoredObject stored = put(key, "content");

        assertThat(listed("")).containsExactly(stored);
        assertThat(text(stored)).isEqualTo("content");
        store().delete(stored);
        assertThat(listed("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "/", "/a", "a/", "a//b", ".", "..", "../a", "a/../b", ".a", "a/.b", "a b", "a\nb", "\u00e4", "a\\b",
                "a:b", "a\0b"
            })
    void illegal_keys_are_refused(String key) {
        assertThatThrownBy(() -> store().create(key, Map.of(), 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store().stat(key)).isInstanceOf(IllegalArgumentException.class);
        StoredObject object = new StoredObject(key.isEmpty() ? "/" : key, 1, Instant.EPOCH, "1");
        assertThatThrownBy(() -> store().delete(object)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_location_tells_no_secret_and_is_the_same_each_time() {
        assertThat(store().location()).isNotEmpty().isEqualTo(store().location());
    }

    protected final StoredObject put(String key, String content) {
        byte[] bytes = bytes(content);
        try (ObjectWriter writer = store().create(key, Map.of("schema-version", "1"), bytes.length)) {
            writer.write(bytes, 0, bytes.length);
            return writer.commit();
        }
    }

    protected final List<StoredObject> listed(String prefix) {
        List<StoredObject> objects = new ArrayList<>();
        store().list(prefix).forEachRemaining(objects::add);
        return objects;
    }

    protected final List<String> keys(String prefix) {
        return listed(prefix).stream().map(StoredObject::key).toList();
    }

    protected final String text(StoredObject object) {
        return text(object, 0, object.size());
    }

    private String text(StoredObject object, long offset, long length) {
        try (InputStream stream = store().read(object, offset, length)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

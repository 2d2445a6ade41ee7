package dev.flyback.prune;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.catalog.Catalog;
import dev.flyback.catalog.CatalogEntry;
import dev.flyback.catalog.SampleDumps;
import dev.flyback.failure.StoreException;
import dev.flyback.prune.Decision.Outcome;
import dev.flyback.report.Cancellation;
import dev.flyback.storage.Deletion;
import dev.flyback.storage.MemoryStore;
import dev.flyback.storage.ObjectStore;
import dev.flyback.storage.ObjectWriter;
import dev.flyback.storage.StoredObject;
import dev.flyback.storage.UnfinishedWrite;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class PruneTest {
    private static final Instant NOW = Instant.parse("2026-07-15T12:00:00Z");
    private static final RetentionRules LAST = new RetentionRules(1, Map.of(), Duration.ZERO, 0, Set.of());

    private final MemoryStore store = new MemoryStore();
    private final List<String> requests = new ArrayList<>();
    private final ObjectStore watched = new Watched();

    @Test
    void dumps_that_no_rule_keeps_are_removed_the_oldest_first() {
        put("orders", "2026-07-13T00:00:00Z", "c");
        put("orders", "2026-07-11T00:00:00Z", "a");
        put("orders", "2026-07-12T00:00:00Z", "b");

        PruneResult result = run(request(LAST));

        assertThat(ids(result, Outcome.REMOVED)).containsExactly("a", "b");
        assertThat(ids(result, Outcome.KEPT)).containsExactly("c");
        assertThat(keys()).hasSize(1).first().asString().contains("-c");
        assertThat(requests).containsExactly("list ", "read a", "delete a", "read b", "delete b", "abandon");
    }

    @Test
    void each_database_is_judged_by_itself_and_by_its_own_rules() {
        put("orders", "2026-07-11T00:00:00Z", "1");
        put("orders", "2026-07-12T00:00:00Z", "2");
        put("billing", "2026-07-11T00:00:00Z", "3");
        put("billing", "2026-07-12T00:00:00Z", "4");
        put("archive", "2026-07-11T00:00:00Z", "5");
        put("archive", "2026-07-12T00:00:00Z", "6");
        RetentionRules two = new RetentionRules(2, Map.of(), Duration.ZERO, 0, Set.of());

        PruneResult result = run(new PruneRequest(
                Optional.empty(),
                Map.of("billing", two, "archive", RetentionRules.NONE),
                LAST,
                Optional.empty(),
                false));

        assertThat(ids(result, Outcome.REMOVED)).containsExactly("1");
        assertThat(ids(result, Outcome.KEPT)).containsExactlyInAnyOrder("2", "3", "4", "5", "6");
    }

    @Test
    void one_database_is_pruned_and_no_other_is_even_listed() {
        put("orders", "2026-07-11T00:00:00Z", "a");
        put("orders", "2026-07-12T00:00:00Z", "b");
        put("orders-old", "2026-07-11T00:00:00Z", "c");
        put("orders-old", "2026-07-12T00:00:00Z", "d");

        PruneResult result = run(new PruneRequest(Optional.of("orders"), Map.of(), LAST, Optional.empty(), false));

        assertThat(result.decisions()).hasSize(2);
        assertThat(requests).startsWith("list orders/");
        assertThat(keys()).hasSize(3);
    }

    @Test
    void other_things_are_reported_and_never_touched() {
        put("orders", "2026-07-11T00:00:00Z", "a");
        put("orders", "2026-07-12T00:00:00Z", "b");
        List<String> others = List.of(
                "README",
                "orders/5/20260711T000000Z-aa00000000000001.sql.zst.bak",
                "orders/5/20260711T000000Z-AA00000000000001.sql.zst",
                "orders/5/20261311T000000Z-aa00000000000001.sql.zst",
                "orders/5/more/20260711T000000Z-aa00000000000001.sql.zst",
                "orders/notes.txt");
        others.forEach(key -> store.overwrite(key, new byte[1]));

        PruneResult result = run(request(LAST));

        assertThat(result.others().stream().map(StoredObject::key)).containsExactlyInAnyOrderElementsOf(others);
        assertThat(result.otherCount()).isEqualTo(6);
        assertThat(keys()).containsAll(others).hasSize(7);
    }

    @Test
    void what_has_the_key_of_a_dump_but_not_its_end_is_not_touched() {
        put("orders", "2026-07-14T00:00:00Z", "f");
        CatalogEntry whole = put("orders", "2026-07-13T00:00:00Z", "e");
        byte[] bytes = bytes(whole.object());
        store.overwrite(key("d", 12), new byte[0]);
        store.overwrite(key("c", 11), new byte[300]);
        store.overwrite(key("b", 10), Arrays.copyOf(bytes, bytes.length - 1));
        store.overwrite(key("a", 9), Arrays.copyOfRange(bytes, bytes.length - 60, bytes.length));

        PruneResult result = run(request(LAST));

        assertThat(ids(result, Outcome.LEFT_ALONE)).containsExactly("a", "b", "c", "d");
        assertThat(result.with(Outcome.LEFT_ALONE).toList())
                .allMatch(decision -> decision.reasons().equals(List.of("its end is not that of a dump")));
        assertThat(ids(result, Outcome.REMOVED)).containsExactly("e");
        assertThat(keys()).hasSize(5);
    }

    @Test
    void an_archived_dump_is_left_alone_and_the_others_are_removed() {
        CatalogEntry archived = put("orders", "2026-07-11T00:00:00Z", "a");
        put("orders", "2026-07-12T00:00:00Z", "b");
        put("orders", "2026-07-13T00:00:00Z", "c");
        store.archive(archived.object().key());

        PruneResult result = run(request(LAST));

        assertThat(result.failure()).isEmpty();
        assertThat(ids(result, Outcome.LEFT_ALONE)).containsExactly("a");
        assertThat(ids(result, Outcome.REMOVED)).containsExactly("b");
    }

    @Test
    void a_dump_under_a_lock_is_reported_and_the_others_are_removed() {
        CatalogEntry locked = put("orders", "2026-07-11T00:00:00Z", "a");
        put("orders", "2026-07-12T00:00:00Z", "b");
        put("orders", "2026-07-13T00:00:00Z", "c");
        store.lock(locked.object().key());

        PruneResult result = run(request(LAST));

        assertThat(ids(result, Outcome.LOCKED)).containsExactly("a");
        assertThat(ids(result, Outcome.REMOVED)).containsExactly("b");
        assertThat(result.with(Outcome.LOCKED).findFirst().orElseThrow().reasons())
                .containsExactly("not among the last 1");
    }

    @Test
    void a_dump_that_vanished_meanwhile_is_gone_and_one_that_was_replaced_is_left_alone() {
        CatalogEntry vanishing = put("orders", "2026-07-11T00:00:00Z", "a");
        CatalogEntry replaced = put("orders", "2026-07-12T00:00:00Z", "b");
        put("orders", "2026-07-13T00:00:00Z", "c");
        byte[] bytes = bytes(replaced.object());
        Watched disturbed = new Watched() {
            @Override
            public Iterator<StoredObject> list(String prefix) {
                List<StoredObject> listed = new ArrayList<>();
                super.list(prefix).forEachRemaining(listed::add);
                store.delete(vanishing.object());
                store.overwrite(replaced.object().key(), bytes);
                return listed.iterator();
            }
        };

        PruneResult result = new Prune(new Catalog(disturbed), clock()).run(request(LAST), Cancellation.NEVER);

        assertThat(ids(result, Outcome.REMOVED)).containsExactly("a");
        assertThat(ids(result, Outcome.LEFT_ALONE)).containsExactly("b");
        assertThat(requests).noneMatch(request -> request.startsWith("delete"));
        assertThat(keys()).hasSize(2);
    }

    @Test
    void a_store_that_cannot_be_read_ends_the_run_and_nothing_is_removed() {
        put("orders", "2026-07-11T00:00:00Z", "a");
        put("orders", "2026-07-12T00:00:00Z", "b");
        Watched disturbed = new Watched() {
            @Override
            public InputStream read(StoredObject object, long offset, long length) {
                throw new StoreException("It is down.", "Wait.");
            }
        };

        PruneResult result = new Prune(new Catalog(disturbed), clock()).run(request(LAST), Cancellation.NEVER);
        assertThat(result.failure()).get().extracting(Throwable::getMessage).isEqualTo("It is down.");
        assertThat(ids(result, Outcome.PENDING)).containsExactly("a");
        assertThat(ids(result, Outcome.KEPT)).containsExactly("b");
        assertThat(keys()).hasSize(2);
    }

    @Test
    void a_store_that_cannot_be_listed_is_told() {
        Watched disturbed = new Watched() {
            @Override
            public Iterator<StoredObject> list(String prefix) {
                throw new StoreException("It is down.", "Wait.");
            }
        };

        PruneResult result = new Prune(new Catalog(disturbed), clock()).run(request(LAST), Cancellation.NEVER);
        assertThat(result.failure()).isPresent();
        assertThat(result.decisions()).isEmpty();
    }

    @Test
    void what_was_removed_before_a_failure_is_told_and_nothing_is_tried_after_it() {
        put("orders", "2026-07-11T00:00:00Z", "a");
        put("orders", "2026-07-12T00:00:00Z", "b");
        put("orders", "2026-07-13T00:00:00Z", "c");
        put("orders", "2026-07-14T00:00:00Z", "d");
        Watched disturbed = new Watched() {
            @Override
            public Deletion delete(StoredObject object) {
                if (object.key().contains("-b")) {
                    throw new StoreException("It is down.", "Wait.");
                }
                return super.delete(object);
            }
        };

        PruneResult result = new Prune(new Catalog(disturbed), clock()).run(request(LAST), Cancellation.NEVER);
        assertThat(ids(result, Outcome.REMOVED)).containsExactly("a");
        assertThat(ids(result, Outcome.PENDING)).containsExactly("b", "c");
        assertThat(ids(result, Outcome.KEPT)).containsExactly("d");
        assertThat(result.failure()).isPresent();
        assertThat(requests).doesNotContain("read c", "delete c", "abandon");
    }

    @Test
    void a_dry_run_tells_the_same_and_changes_nothing() {
        put("orders", "2026-07-11T00:00:00Z", "a");
        put("orders", "2026-07-12T00:00:00Z", "b");
        store.overwrite(key("c", 10), new byte[300]);
        store.leaveUnfinished(key("d", 1), NOW.minus(Duration.ofDays(8)));

        PruneResult dry =
                run(new PruneRequest(Optional.empty(), Map.of(), LAST, Optional.of(Duration.ofDays(7)), true));
        assertThat(keys()).hasSize(3);
        assertThat(store.unfinished()).hasSize(1);
        assertThat(requests).noneMatch(request -> request.startsWith("delete"));
        PruneResult real =
                run(new PruneRequest(Optional.empty(), Map.of(), LAST, Optional.of(Duration.ofDays(7)), false));

        assertThat(dry).isEqualTo(real);
        assertThat(ids(real, Outcome.REMOVED)).containsExactly("a");
        assertThat(keys()).hasSize(2);
        assertThat(store.unfinished()).isEmpty();
    }

    @Test
    void unfinished_writes_of_dumps_that_are_old_enough_are_abandoned_and_no_others() {
        store.leaveUnfinished(key("a", 1), NOW.minus(Duration.ofDays(7)).minusSeconds(1));
        store.leaveUnfinished(key("b", 1), NOW.minus(Duration.ofDays(7)));
        store.leaveUnfinished("orders/video.mp4", NOW.minus(Duration.ofDays(70)));

        PruneResult result = run(request(LAST));

        assertThat(result.abandoned()).extracting(UnfinishedWrite::name).containsExactly(key("a", 1));
        assertThat(store.unfinished())
                .extracting(UnfinishedWrite::name)
                .containsExactly(key("b", 1), "orders/video.mp4");
    }

    @Test
    void a_run_that_must_stop_removes_no_more() {
        put("orders", "2026-07-11T00:00:00Z", "a");
        put("orders", "2026-07-12T00:00:00Z", "b");
        Cancellation stop = new Cancellation() {
            @Override
            public Registration onCancel(Runnable action) {
                return () -> {};
            }

            @Override
            public boolean requested() {
                return true;
            }
        };

        PruneResult result = new Prune(new Catalog(watched), clock()).run(request(LAST), stop);
        assertThat(result.failure()).isPresent();
        assertThat(ids(result, Outcome.PENDING)).containsExactly("a");
        assertThat(keys()).hasSize(2);
    }

    @Test
    void an_empty_store_has_nothing_to_prune() {
        assertThat(run(request(LAST)).decisions()).isEmpty();
    }

    private PruneResult run(PruneRequest request) {
        return new Prune(new Catalog(watched), clock()).run(request, Cancellation.NEVER);
    }

    private static Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }

    private static PruneRequest request(RetentionRules rules) {
        return new PruneRequest(Optional.empty(), Map.of(), rules, Optional.of(Duration.ofDays(7)), false);
    }

    private CatalogEntry put(String name, String startedAt, String id) {
        return SampleDumps.put(store, SampleDumps.key(name, "5", startedAt, id + "0".repeat(15)));
    }

    private static String key(String id, int day) {
        return String.format("orders/5/202607%02dT000000Z-%s000000000000000.sql.zst", day, id);
    }

    private List<String> ids(PruneResult result, Outcome outcome) {
        return result.with(outcome)
                .map(decision -> decision.entry().key().id().substring(0, 1))
                .toList();
    }

    private List<String> keys() {
        List<String> keys = new ArrayList<>();
        store.list("").forEachRemaining(object -> keys.add(object.key()));
        return keys;
    }

    private byte[] bytes(StoredObject object) {
        try (InputStream stream = store.read(object, 0, object.size())) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The store, with a note of each request. */
    private class Watched implements ObjectStore {
        @Override
        public ObjectWriter create(String key, Map<String, String> metadata, long estimatedBytes) {
            throw new AssertionError("nothing is written");
        }

        @Override
        public InputStream read(StoredObject object, long offset, long length) {
            requests.add("read " + id(object));
            return store.read(object, offset, length);
        }

        @Override
        public Optional<StoredObject> stat(String key) {
            requests.add("stat");
            return store.stat(key);
        }

        @Override
        public Iterator<StoredObject> list(String prefix) {
            requests.add("list " + prefix);
            return store.list(prefix);
        }

        @Override
        public Deletion delete(StoredObject object) {
            requests.add("delete " + id(object));
            return store.delete(object);
        }

        @Override
        public void abandonWrites(Predicate<UnfinishedWrite> unwanted) {
            requests.add("abandon");
            store.abandonWrites(unwanted);
        }

        @Override
        public String location() {
            return store.location();
        }

        @Override
        public String identity() {
            return location();
        }

        private String id(StoredObject object) {
            return object.key().replaceFirst(".*Z-(.).*", "$1");
        }
    }
}

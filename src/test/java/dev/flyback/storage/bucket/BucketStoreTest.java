package dev.flyback.storage.bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flyback.failure.StoreException;
import dev.flyback.storage.Deletion;
import dev.flyback.storage.ObjectWriter;
import dev.flyback.storage.StoredObject;
import dev.flyback.storage.bucket.Bucket.Pending;
import dev.flyback.storage.bucket.BucketException.Kind;
import dev.flyback.storage.bucket.FakeBucket.Conditions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BucketStoreTest {
    private static final Retry QUICK = new Retry(4, Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofMinutes(1));
    private static final Instant NOW = Instant.parse("2026-07-01T00:00:00Z");
    private static final int LARGE = PartSizes.SMALLEST + 1;
    private static final int AT_ONCE = 3;

    @ParameterizedTest
    @EnumSource(Conditions.class)
    void nothing_is_replaced_whatever_the_store_knows_of_conditions(Conditions conditions) throws BucketException {
        FakeBucket bucket = new FakeBucket(conditions);
        for (int size : new int[] {10, LARGE}) {
            bucket.delete("p/a", Optional.empty());
            StoredObject first = write(bucket, size);

            assertThatThrownBy(() -> write(bucket, size))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("there already");
            assertThat(store(bucket).stat("a")).contains(first);
            assertThat(bucket.uploads).isEmpty();
        }
    }

    @Test
    void one_that_came_in_between_is_noticed_although_the_store_ignores_conditions() {
        FakeBucket bucket = new FakeBucket(Conditions.IGNORED) {
            @Override
            public synchronized void complete(String key, String upload, List<Part> all, Sum sum, boolean onlyIfAbsent)
                    throws BucketException {
                super.complete(key, upload, all, sum, onlyIfAbsent);
                super.put(key, Map.of(), new Bytes(new byte[1], 1), false);
            }
        };

        assertThatThrownBy(() -> write(bucket, LARGE))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("there already");
    }

    @Test
    void a_completion_that_is_never_answered_but_happened_is_found() {
        FakeBucket bucket = new FakeBucket(Conditions.KNOWN) {
            @Override
            public synchronized void complete(String key, String upload, List<Part> all, Sum sum, boolean onlyIfAbsent)
                    throws BucketException {
                super.complete(key, upload, all, sum, onlyIfAbsent);
                throw failure(Kind.TRY_AGAIN);
            }
        };

        assertThat(write(bucket, LARGE).size()).isEqualTo(LARGE);
    }

    @Test
    void a_completion_that_never_happens_is_revoked_and_nothing_is_visible() {
        AtomicInteger completions = new AtomicInteger();
        FakeBucket bucket = new FakeBucket(Conditions.KNOWN) {
            @Override
            public synchronized void complete(String key, String upload, List<Part> all, Sum sum, boolean onlyIfAbsent)
                    throws BucketException {
                completions.incrementAndGet();
                throw failure(Kind.TRY_AGAIN);
            }
        };

        assertThatThrownBy(() -> write(bucket, LARGE)).isInstanceOf(StoreException.class);
        assertThat(completions).hasValue(QUICK.attempts());
        assertThat(bucket.uploads).isEmpty();
        assertThat(store(bucket).stat("a")).isEmpty();
    }

    @Test
    void a_completion_that_may_still_happen_is_not_claimed_to_have_failed() {
        FakeBucket bucket = new FakeBucket(Conditions.KNOWN) {
            @Override
            public synchronized void complete(String key, String upload, List<Part> all, Sum sum, boolean onlyIfAbsent)
                    throws BucketException {
                throw failure(Kind.TRY_AGAIN);
            }

            @Override
            public void abort(String key, String upload) throws BucketException {
                throw failure(Kind.REFUSED);
            }
        };

        assertThatThrownBy(() -> write(bucket, LARGE))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("not known whether");
    }

    @Test
    void what_cannot_be_looked_at_is_not_claimed_to_be_there_or_absent() {
        FakeBucket bucket = new FakeBucket(Conditions.KNOWN) {
            private boolean silent;

            @Override
            public synchronized void complete(String key, String upload, List<Part> all, Sum sum, boolean onlyIfAbsent)
                    throws BucketException {
                super.complete(key, upload, all, sum, onlyIfAbsent);
                silent = true;
                throw failure(Kind.TRY_AGAIN);
            }

            @Override
            public synchronized Optional<Head> head(String key) throws BucketException {
                if (silent) {
                    throw failure(Kind.TRY_AGAIN);
                }
                return super.head(key);
            }
        };

        assertThatThrownBy(() -> write(bucket, LARGE))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("not known whether");
    }

    @Test
    void a_part_that_keeps_failing_ends_the_writing() {
        AtomicInteger attempts = new AtomicInteger();
        FakeBucket bucket = new FakeBucket(Conditions.KNOWN) {
            @Override
            public Part upload(String key, String upload, int number, Bytes bytes) throws BucketException {
                attempts.incrementAndGet();
                throw failure(Kind.TRY_AGAIN);
            }
        };

        assertThatThrownBy(() -> write(bucket, PartSizes.SMALLEST)).isInstanceOf(StoreException.class);
        assertThat(attempts).hasValue(QUICK.attempts());
        assertThat(bucket.uploads).isEmpty();
    }

    @Test
    void a_writer_that_waits_for_the_store_fails_soon_when_it_is_closed() throws Exception {
        CountDownLatch uploading = new CountDownLatch(AT_ONCE);
        FakeBucket bucket = new FakeBucket(Conditions.KNOWN) {
            @Override
            public Part upload(String key, String upload, int number, Bytes bytes) throws BucketException {
                uploading.countDown();
                try {
                    Thread.sleep(Duration.ofMinutes(1).toMillis());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                throw failure(Kind.TRY_AGAIN);
            }
        };
        ObjectWriter writer = store(bucket).create("a", Map.of(), 1);
        CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> {
            byte[] bytes = new byte[PartSizes.SMALLEST];
            for (int i = 0; i < 10; i++) {
                writer.write(bytes, 0, bytes.length);
            }
        });
        assertThat(uploading.await(30, TimeUnit.SECONDS)).isTrue();
        writer.close();

        assertThatThrownBy(() -> writing.get(5, TimeUnit.SECONDS))
                .hasCauseInstanceOf(StoreException.class)
                .hasMessageContaining("was stopped");
        assertThat(bucket.uploads).isEmpty();
    }

    @Test
    void whoever_closes_second_waits_until_the_upload_is_aborted() throws Exception {
        CountDownLatch aborting = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        FakeBucket bucket = new FakeBucket(Conditions.KNOWN) {
            @Override
            public void abort(String key, String upload) throws BucketException {
                aborting.countDown();
                awaitWhateverComes(answered);
                super.abort(key, upload);
            }
        };
        ObjectWriter writer = store(bucket).create("a", Map.of(), 1);
        CompletableFuture<Void> bySignal = CompletableFuture.runAsync(writer::close);
        assertThat(aborting.await(30, TimeUnit.SECONDS)).isTrue();
        CompletableFuture<Void> byRun = CompletableFuture.runAsync(writer::close);

        assertThatThrownBy(() -> byRun.get(500, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        answered.countDown();
        byRun.get(30, TimeUnit.SECONDS);
        assertThat(bucket.uploads).isEmpty();
        bySignal.get(30, TimeUnit.SECONDS);
    }

    @Test
    void an_upload_that_a_late_part_has_brought_back_is_aborted_again() throws Exception {
        CountDownLatch uploading = new CountDownLatch(1);
        CountDownLatch aborted = new CountDownLatch(1);
        CountDownLatch arrived = new CountDownLatch(1);
        FakeBucket bucket = new FakeBucket(Conditions.KNOWN) {
            @Override
            public Part upload(String key, String upload, int number, Bytes bytes) throws BucketException {
                uploading.countDown();
                awaitWhateverComes(aborted);
                uploads.put(upload, Map.of());
                arrived.countDown();
                return super.upload(key, upload, number, bytes);
            }

            @Override
            public void abort(String key, String upload) throws BucketException {
                super.abort(key, upload);
                aborted.countDown();
            }
        };
        ObjectWriter writer = store(bucket).create("a", Map.of(), 1);
        writer.write(new byte[PartSizes.SMALLEST], 0, PartSizes.SMALLEST);
        assertThat(uploading.await(30, TimeUnit.SECONDS)).isTrue();
        writer.close();

        assertThat(arrived.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(bucket.uploads).isEmpty();
    }

    @Test
    void an_object_is_deleted_in_the_version_that_was_judged_where_the_store_knows_how() {
        for (Conditions conditions : List.of(Conditions.KNOWN, Conditions.REFUSED)) {
            FakeBucket bucket = new FakeBucket(conditions);
            StoredObject object = write(bucket, 10);
            String version = "p/a " + object.version();

            assertThat(store(bucket).delete(object)).isEqualTo(Deletion.DELETED);
            assertThat(bucket.deletions)
                    .isEqualTo(conditions == Conditions.KNOWN ? List.of(version) : List.of(version, "p/a any"));
            assertThat(store(bucket).stat("a")).isEmpty();
        }
    }

    @Test
    void an_object_under_a_lock_is_not_even_asked_to_be_deleted_until_the_lock_has_ended() {
        FakeBucket bucket = new FakeBucket(Conditions.KNOWN);
        StoredObject object = write(bucket, 10);

        for (Instant until : List.of(Instant.MAX, NOW.plusSeconds(1))) {
            bucket.lockedUntil = Optional.of(until);
            assertThat(store(bucket).delete(object)).isEqualTo(Deletion.LOCKED);
        }
        assertThat(bucket.deletions).isEmpty();
        bucket.lockedUntil = Optional.of(NOW);
        assertThat(store(bucket).delete(object)).isEqualTo(Deletion.DELETED);
    }

    @ParameterizedTest
    @CsvSource({
        "LOCKED, LOCKED",
        "ABSENT, DELETED",
        "CONDITION_FAILED, REPLACED",
    })
    void what_the_store_answers_to_a_deletion_is_told(Kind kind, Deletion expected) {
        FakeBucket bucket = new FakeBucket(Conditions.KNOWN) {
            @Override
            public synchronized void delete(String key, Optional<String> version) throws BucketException {
                throw failure(kind);
            }
        };

        assertThat(store(bucket).delete(write(bucket, 10))).isEqualTo(expected);
    }

    @Test
    void a_deletion_that_is_refused_for_another_reason_is_a_failure() {
        FakeBucket bucket = new FakeBucket(Conditions.KNOWN) {
            @Override
            public synchronized void delete(String key, Optional<String> version) throws BucketException {
                throw failure(Kind.REFUSED);
            }
        };

        assertThatThrownBy(() -> store(bucket).delete(write(bucket, 10))).isInstanceOf(StoreException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "403|AccessDenied|Access Denied because object protected by object lock.|LOCKED",
                "400|InvalidRequest|Object is WORM protected and cannot be overwritten|LOCKED",
                "403|AccessDenied|Access Denied|REFUSED",
                "403|AccessDenied|not authorized to perform: s3:PutObjectRetention on resource|REFUSED",
            })
    void a_lock_is_told_from_a_missing_right(int status, String code, String message, Kind expected) {
        assertThat(Answers.error(status, code, message, new IllegalStateException())
                        .kind())
                .isEqualTo(expected);
    }

    @Test
    void unfinished_uploads_below_the_prefix_are_shown_page_by_page_and_aborted_if_unwanted() {
        FakeBucket bucket = new FakeBucket(Conditions.KNOWN);
        for (String key : List.of("p/a", "p/b", "p/c", "p/d", "p/e", "other/a", "p/.hidden", "pa")) {
            bucket.pending.add(new Pending(key, "upload of " + key, NOW));
        }
        List<String> seen = new ArrayList<>();
        store(bucket)
                .abandonWrites(write ->
                        seen.add(write.key().orElseThrow()) && !write.name().equals("c"));

        assertThat(seen).containsExactly("a", "b", "c", "d", "e");
        assertThat(bucket.pending.stream().map(Pending::key)).containsExactly("p/c", "other/a", "p/.hidden", "pa");
    }

    @Test
    void a_list_of_uploads_without_an_end_is_a_failure() {
        FakeBucket bucket = new FakeBucket(Conditions.KNOWN) {
            @Override
            public PendingPage pending(Optional<Position> last) {
                return new PendingPage(List.of(), Optional.of(new Position("p/a", "again")));
            }
        };

        assertThatThrownBy(() -> store(bucket).abandonWrites(write -> true))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("no end");
    }

    @Test
    void an_upload_that_ends_meanwhile_is_no_failure() {
        FakeBucket bucket = new FakeBucket(Conditions.KNOWN) {
            @Override
            public void abort(String key, String upload) throws BucketException {
                throw failure(Kind.ABSENT);
            }
        };
        bucket.pending.add(new Pending("p/a", "upload", NOW));

        store(bucket).abandonWrites(write -> true);
        assertThat(bucket.pending).hasSize(1);
    }

    /** As a request does that no interrupt ends. */
    private static void awaitWhateverComes(CountDownLatch latch) {
        boolean interrupted = false;
        for (int i = 0; i < 100 && latch.getCount() > 0; i++) {
            try {
                latch.await(300, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static BucketStore store(Bucket bucket) {
        return new BucketStore(
                bucket,
                new Site("fake://bucket/p", "fake", "bucket", "p"),
                new UploadLimits(UploadLimits.MOST_PARTS, AT_ONCE),
                Clock.fixed(NOW, ZoneOffset.UTC),
                QUICK);
    }

    private static StoredObject write(Bucket bucket, int size) {
        try (ObjectWriter writer = store(bucket).create("a", Map.of(), size)) {
            writer.write(new byte[size], 0, size);
            return writer.commit();
        }
    }
}

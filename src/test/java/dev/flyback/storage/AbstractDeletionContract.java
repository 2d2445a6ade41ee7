package dev.flyback.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flyback.failure.StoreException;
import dev.flyback.testing.ScriptedBucket;
import dev.flyback.testing.ScriptedBucket.Answer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every client of a bucket makes of locks, conditions and pages of uploads, which few servers have. */
public abstract class AbstractDeletionContract {
    protected static final Instant NOW = Instant.parse("2026-07-15T12:00:00Z");

    private static final String DELETED = "DELETE /bucket/backups/a if \"" + ScriptedBucket.TAG + '"';

    protected final ScriptedBucket bucket = new ScriptedBucket();

    /** The store below the prefix {@code backups} of the bucket {@code bucket}, at {@link #NOW}. */
    protected abstract ObjectStore store();

    @AfterEach
    void stop() {
        bucket.close();
    }

    @Test
    void an_object_that_is_retained_is_not_deleted_until_that_has_ended() {
        bucket.header("x-amz-object-lock-mode", "GOVERNANCE");
        bucket.header("x-amz-object-lock-retain-until-date", "2026-07-15T12:00:01.000Z");
        assertThat(delete(ScriptedBucket.TAG)).isEqualTo(Deletion.LOCKED);
        assertThat(bucket.changes()).isEmpty();

        bucket.header("x-amz-object-lock-retain-until-date", "2026-07-15T12:00:00.000Z");
        assertThat(delete(ScriptedBucket.TAG)).isEqualTo(Deletion.DELETED);
        assertThat(bucket.changes()).containsExactly(DELETED);
    }

    @Test
    void an_object_under_a_legal_hold_is_not_deleted() {
        bucket.header("x-amz-object-lock-legal-hold", "ON");
        assertThat(delete(ScriptedBucket.TAG)).isEqualTo(Deletion.LOCKED);
        assertThat(bucket.changes()).isEmpty();

        bucket.header("x-amz-object-lock-legal-hold", "OFF");
        assertThat(delete(ScriptedBucket.TAG)).isEqualTo(Deletion.DELETED);
    }

    @Test
    void a_lock_that_only_the_refusal_tells_is_one_all_the_same() {
        bucket.nextDeletion(new Answer(403, "AccessDenied", "Access Denied because object protected by object lock."));
        assertThat(delete(ScriptedBucket.TAG)).isEqualTo(Deletion.LOCKED);
        bucket.nextDeletion(new Answer(400, "InvalidRequest", "Object is WORM protected and cannot be overwritten"));
        assertThat(delete(ScriptedBucket.TAG)).isEqualTo(Deletion.LOCKED);
    }

    @Test
    void a_right_that_is_missing_is_a_failure() {
        bucket.nextDeletion(new Answer(403, "AccessDenied", "Access Denied"));

        assertThatThrownBy(() -> delete(ScriptedBucket.TAG))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("access was denied");
    }

    @Test
    void another_version_is_never_deleted() {
        assertThat(delete("other")).isEqualTo(Deletion.REPLACED);
        assertThat(bucket.changes()).isEmpty();
        bucket.nextDeletion(new Answer(412, "PreconditionFailed", "At least one of the preconditions did not hold"));
        assertThat(delete(ScriptedBucket.TAG)).isEqualTo(Deletion.REPLACED);
    }

    @Test
    void a_store_that_knows_no_condition_is_asked_without_one() {
        bucket.nextDeletion(
                new Answer(501, "NotImplemented", "A header implies functionality that is not implemented"));

        assertThat(delete(ScriptedBucket.TAG)).isEqualTo(Deletion.DELETED);
        assertThat(bucket.changes()).containsExactly(DELETED, "DELETE /bucket/backups/a");
    }

    @Test
    void unfinished_uploads_are_listed_page_by_page() {
        bucket.uploads("backups/a", "backups/b", "backups/c", "others/d");
        List<UnfinishedWrite> seen = new ArrayList<>();
        store().abandonWrites(write -> seen.add(write) && write.name().equals("b"));

        Instant begunAt = Instant.parse("2026-07-01T00:00:00Z");
        assertThat(seen)
                .containsExactly(
                        new UnfinishedWrite("a", Optional.of("a"), begunAt),
                        new UnfinishedWrite("b", Optional.of("b"), begunAt),
                        new UnfinishedWrite("c", Optional.of("c"), begunAt));
        assertThat(bucket.changes()).containsExactly("DELETE /bucket/backups/b upload");
    }

    private Deletion delete(String version) {
        return store().delete(new StoredObject("a", 10, Instant.parse("2026-07-01T00:00:00Z"), version));
    }
}

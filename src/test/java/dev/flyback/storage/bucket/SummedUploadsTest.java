package dev.flyback.storage.bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flyback.storage.bucket.BucketException.Kind;
import dev.flyback.storage.bucket.SummedUploads.Begun;
import dev.flyback.storage.bucket.SummedUploads.Requests;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SummedUploadsTest {
    private final SummedUploads uploads = new SummedUploads(true);

    @Test
    void a_store_that_offers_it_compares_every_upload_until_its_end() throws BucketException {
        Store store = new Store(true, Optional.empty());

        assertThat(uploads.begin(store)).isEqualTo("summed 1");
        assertThat(uploads.begin(store)).isEqualTo("summed 2");
        assertThat(uploads.contains("summed 1")).isTrue();
        uploads.ended("summed 1");
        assertThat(uploads.contains("summed 1")).isFalse();
        assertThat(uploads.contains("summed 2")).isTrue();
        assertThat(store.aborted).isEmpty();
    }

    @Test
    void a_store_that_says_nothing_about_it_gets_another_upload_and_is_not_asked_again() throws BucketException {
        Store store = new Store(false, Optional.empty());

        assertThat(uploads.begin(store)).isEqualTo("plain 2");
        assertThat(uploads.begin(store)).isEqualTo("plain 3");
        assertThat(uploads.contains("plain 2")).isFalse();
        assertThat(store.aborted).containsExactly("summed 1");
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"INVALID", "NOT_IMPLEMENTED"})
    void a_store_that_refuses_it_is_not_asked_again(Kind kind) throws BucketException {
        Store store = new Store(true, Optional.of(kind));

        assertThat(uploads.begin(store)).isEqualTo("plain 2");
        assertThat(uploads.begin(store)).isEqualTo("plain 3");
        assertThat(store.aborted).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"TRY_AGAIN", "REFUSED"})
    void what_fails_for_another_reason_is_a_failure(Kind kind) throws BucketException {
        assertThatThrownBy(() -> uploads.begin(new Store(true, Optional.of(kind))))
                .isInstanceOf(BucketException.class);
        assertThat(uploads.begin(new Store(true, Optional.empty()))).isEqualTo("summed 1");
    }

    @Test
    void nothing_is_asked_of_a_store_if_checksums_are_not_wanted() throws BucketException {
        assertThat(new SummedUploads(false).begin(new Store(true, Optional.empty())))
                .isEqualTo("plain 1");
    }

    private static final class Store implements Requests {
        private final boolean answers;
        private final Optional<Kind> refusal;
        private final List<String> aborted = new ArrayList<>();
        private int requests;

        Store(boolean answers, Optional<Kind> refusal) {
            this.answers = answers;
            this.refusal = refusal;
        }

        @Override
        public Begun begin(boolean summed) throws BucketException {
            requests++;
            if (summed && refusal.isPresent()) {
                throw FakeBucket.failure(refusal.get());
            }
            return new Begun((summed ? "summed " : "plain ") + requests, summed && answers);
        }

        @Override
        public void abort(String upload) {
            aborted.add(upload);
        }
    }
}

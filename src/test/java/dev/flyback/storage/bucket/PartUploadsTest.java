package dev.flyback.storage.bucket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.storage.bucket.Bucket.Bytes;
import dev.flyback.storage.bucket.Bucket.Part;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartUploadsTest {
    private static final int PARTS = 6;

    @ParameterizedTest
    @CsvSource({"5, 3", "8, 3", "10, 2", "13, 1", "30, 1"})
    void only_so_many_parts_are_held_at_once(int mebibytes, int held) throws Exception {
        CountDownLatch answered = new CountDownLatch(1);
        Semaphore taken = new Semaphore(0);
        PartUploads uploads = new PartUploads(3, (number, bytes) -> {
            awaitAnswer(answered);
            return new Part(number, "version", Optional.empty());
        });
        CompletableFuture<Integer> writer = CompletableFuture.supplyAsync(() -> {
            try {
                for (int number = 1; number <= PARTS; number++) {
                    uploads.submit(number, new Bytes(new byte[0], mebibytes << 20));
                    taken.release();
                }
                return uploads.await().size();
            } catch (BucketException e) {
                throw new IllegalStateException(e);
            }
        });

        assertThat(taken.tryAcquire(held, 30, TimeUnit.SECONDS)).isTrue();
        assertThat(taken.tryAcquire(300, TimeUnit.MILLISECONDS)).isFalse();
        answered.countDown();
        assertThat(writer.get(30, TimeUnit.SECONDS)).isEqualTo(PARTS);
        uploads.stop();
    }

    private static void awaitAnswer(CountDownLatch answered) {
        try {
            assertThat(answered.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

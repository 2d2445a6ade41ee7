package dev.flyback.storage.bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flyback.storage.ObjectStore;
import dev.flyback.storage.ObjectWriter;
import dev.flyback.storage.bucket.Bucket.Bytes;
import dev.flyback.storage.bucket.Bucket.Part;
import dev.flyback.storage.bucket.Bucket.Sum;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** What a store that offers checksums of whole objects must do with them, by each client. */
public final class SumsOfTheWhole {
    private static final int SIZE = 2 * PartSizes.SMALLEST + 1_000;

    private SumsOfTheWhole() {}

    /**
     * The store has, for an object of several parts, the checksum of its bytes.
     *
     * @param there asks the server, apart from the store
     */
    public static void areKept(ObjectStore store, S3Client there, String bucket, String prefix) {
        try (ObjectWriter writer = store.create("orders/1/a", Map.of(), SIZE)) {
            writer.write(noise(), 0, SIZE);
            writer.commit();
        }

        ResponseBytes<GetObjectResponse> object =
                there.getObjectAsBytes(r -> r.bucket(bucket).key(prefix + "orders/1/a"));
        assertThat(object.asByteArray()).isEqualTo(noise());
        HeadObjectResponse head = there.headObject(
                r -> r.bucket(bucket).key(prefix + "orders/1/a").checksumMode(ChecksumMode.ENABLED));
        assertThat(head.checksumType()).isEqualTo(ChecksumType.FULL_OBJECT);
        assertThat(head.checksumCRC32())
                .isEqualTo(sum(object.asByteArray(), SIZE).text());
    }

    /** An object that is not what was written is not made. */
    public static void areCompared(Bucket bucket) throws BucketException {
        String upload = bucket.begin("mixed-up", Map.of());
        byte[] bytes = noise();
        List<Part> parts = List.of(
                bucket.upload("mixed-up", upload, 1, new Bytes(bytes, PartSizes.SMALLEST)),
                bucket.upload("mixed-up", upload, 2, new Bytes(bytes, 1_000)));
        Sum another = sum(bytes, PartSizes.SMALLEST + 1_000);

        assertThatThrownBy(() -> bucket.complete("mixed-up", upload, parts, another, true))
                .isInstanceOf(BucketException.class)
                .hasMessageContaining("is not what was sent");
        assertThat(bucket.head("mixed-up")).isEmpty();
        bucket.abort("mixed-up", upload);
    }

    private static Sum sum(byte[] bytes, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, length);
        return new Sum(length, (int) crc.getValue());
    }

    private static byte[] noise() {
        byte[] bytes = new byte[SIZE];
        new Random(5).nextBytes(bytes);
        return bytes;
    }
}

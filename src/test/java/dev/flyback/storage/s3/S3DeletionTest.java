package dev.flyback.storage.s3;

import dev.flyback.storage.AbstractDeletionContract;
import dev.flyback.storage.ObjectStore;
import dev.flyback.storage.bucket.Bucket;
import dev.flyback.storage.bucket.Transport;
import dev.flyback.storage.bucket.TrustedAuthorities;
import java.time.Clock;
import java.time.ZoneOffset;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

class S3DeletionTest extends AbstractDeletionContract {
    @Override
    protected ObjectStore store() {
        return S3Store.open(
                S3Settings.parse("s3://bucket/backups?path-style=true&endpoint=http://" + bucket.address()),
                Clock.fixed(NOW, ZoneOffset.UTC),
                StaticCredentialsProvider.create(AwsBasicCredentials.create("access", "secret")),
                Bucket.PAGE,
                Transport.trusting(TrustedAuthorities.ofMachine()));
    }
}

package dev.flyback.storage.s3;

import dev.flyback.storage.ObjectStore;
import dev.flyback.storage.bucket.AbstractStoreFaults;
import dev.flyback.storage.bucket.Bucket;
import dev.flyback.storage.bucket.Transport;
import dev.flyback.testing.S3Server;
import java.net.URI;
import java.time.Clock;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

class S3FaultsTest extends AbstractStoreFaults {
    @Override
    protected ObjectStore open(URI endpoint, String bucket, Transport transport) {
        return S3Store.open(
                S3Settings.parse("s3://" + bucket + "?path-style=true&endpoint=" + endpoint),
                Clock.systemUTC(),
                StaticCredentialsProvider.create(AwsBasicCredentials.create(S3Server.ACCESS_KEY, S3Server.SECRET_KEY)),
                Bucket.PAGE,
                transport);
    }
}

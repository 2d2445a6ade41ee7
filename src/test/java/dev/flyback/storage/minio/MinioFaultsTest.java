package dev.flyback.storage.minio;

import dev.flyback.storage.ObjectStore;
import dev.flyback.storage.bucket.AbstractStoreFaults;
import dev.flyback.storage.bucket.Transport;
import dev.flyback.testing.S3Server;
import java.net.URI;
import java.time.Clock;
import java.util.Map;

class MinioFaultsTest extends AbstractStoreFaults {
    @Override
    protected ObjectStore open(URI endpoint, String bucket, Transport transport) {
        return MinioStore.open(
                "minio://" + endpoint.getAuthority() + "/" + bucket + "?tls="
                        + endpoint.getScheme().equals("https"),
                Map.of("MINIO_ACCESS_KEY", S3Server.ACCESS_KEY, "MINIO_SECRET_KEY", S3Server.SECRET_KEY),
                Clock.systemUTC(),
                transport);
    }
}

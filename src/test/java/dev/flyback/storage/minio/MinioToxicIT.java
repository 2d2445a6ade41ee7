package dev.flyback.storage.minio;

import dev.flyback.storage.ObjectStore;
import dev.flyback.storage.bucket.AbstractToxicStore;
import dev.flyback.storage.bucket.Transport;
import java.net.URI;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf("dev.flyback.testing.PostgresServers#inContainers")
class MinioToxicIT extends AbstractToxicStore {
    @Override
    protected ObjectStore open(URI endpoint, String bucket, Transport transport) {
        return new MinioFaultsTest().open(endpoint, bucket, transport);
    }
}

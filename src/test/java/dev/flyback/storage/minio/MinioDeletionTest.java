package dev.flyback.storage.minio;

import dev.flyback.storage.AbstractDeletionContract;
import dev.flyback.storage.ObjectStore;
import dev.flyback.storage.bucket.Transport;
import dev.flyback.storage.bucket.TrustedAuthorities;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;

class MinioDeletionTest extends AbstractDeletionContract {
    @Override
    protected ObjectStore store() {
        return MinioStore.open(
                "minio://" + bucket.address() + "/bucket/backups?tls=false",
                Map.of("MINIO_ACCESS_KEY", "access", "MINIO_SECRET_KEY", "secret-secret"),
                Clock.fixed(NOW, ZoneOffset.UTC),
                Transport.trusting(TrustedAuthorities.ofMachine()));
    }
}

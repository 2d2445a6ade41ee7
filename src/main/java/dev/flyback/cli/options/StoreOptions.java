package dev.flyback.cli.options;

import dev.flyback.cli.invocation.Parts;
import dev.flyback.failure.UsageException;
import dev.flyback.storage.ObjectStore;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where dumps live, and whom to trust on the way there. */
public final class StoreOptions {
    @Option(
            names = "--store",
            paramLabel = "STORE",
            description = "Where dumps live: file:/PATH, a plain path, s3://BUCKET/PREFIX,"
                    + " or minio://HOST:9000/BUCKET/PREFIX (see docs/stores.md). Default: ./dumps.")
    String store = "./dumps";

    @Option(
            names = "--ca-file",
            paramLabel = "FILE",
            description = "Certificates (PEM) that the database server's certificate is checked against, and that are"
                    + " trusted for stores as well as the machine's own.")
    @Nullable
    Path caFile;

    /**
     * The store; nothing is asked of it yet.
     *
     * @throws UsageException if the text names none
     */
    public ObjectStore open(Parts parts) {
        return parts.store(store, caFile());
    }

    /** What is trusted besides the machine's own certificates. */
    public Optional<Path> caFile() {
        return Optional.ofNullable(caFile);
    }
}

package dev.flyback.cli.invocation;

import dev.flyback.backup.Backup;
import dev.flyback.database.DatabaseUrl;
import dev.flyback.database.Engine;
import dev.flyback.failure.UsageException;
import dev.flyback.prune.Prune;
import dev.flyback.restore.Restore;
import dev.flyback.schedule.Resident;
import dev.flyback.storage.ObjectStore;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;

/** What commands put to work: use cases, engines and stores, whichever adapters stand behind them. Safe for concurrent use. */
public interface Parts {
    /** The use case that writes dumps into a store. */
    Backup backup(ObjectStore store);

    /** The use case that brings dumps back. */
    Restore restore();

    /** The resident mode. */
    Resident resident();

    /** The use case that removes what no rule keeps from a store. */
    Prune prune(ObjectStore store);

    /**
     * The engine that serves a URL.
     *
     * @throws UsageException if none does
     */
    Engine engine(DatabaseUrl url);

    /**
     * The engine that a dump came from.
     *
     * @param name as the dump's index has it
     * @throws UsageException if none has this name
     */
    Engine engine(String name);

    /**
     * The store that a user means: {@code file:/path}, {@code file:///path}, a plain path, {@code s3://bucket/prefix} or {@code minio://host/bucket/prefix}.
     * The same text gives the same store, whose connections several databases share. Nothing is asked of it yet.
     *
     * @param caFile what is trusted besides the machine's own certificates
     * @throws UsageException if the text names no store
     */
    ObjectStore store(String text, Optional<Path> caFile);

    /** What connections are made by that trust a file's certificates, too; empty leaves it to the machine. */
    Optional<SSLSocketFactory> sockets(Optional<Path> caFile);
}

package dev.flyback.cli;

import dev.flyback.backup.Backup;
import dev.flyback.catalog.Catalog;
import dev.flyback.cli.invocation.Parts;
import dev.flyback.database.DatabaseUrl;
import dev.flyback.database.Engine;
import dev.flyback.database.mysql.MysqlEngine;
import dev.flyback.database.postgres.PostgresEngine;
import dev.flyback.failure.UsageException;
import dev.flyback.prune.Prune;
import dev.flyback.restore.Restore;
import dev.flyback.schedule.QuarkusAlarms;
import dev.flyback.schedule.Resident;
import dev.flyback.schema.flyway.FlywayHistories;
import dev.flyback.schema.flyway.FlywayReplay;
import dev.flyback.schema.flyway.FlywayScripts;
import dev.flyback.storage.ObjectStore;
import dev.flyback.storage.bucket.StoreUrl;
import dev.flyback.storage.bucket.Transport;
import dev.flyback.storage.bucket.TrustedAuthorities;
import dev.flyback.storage.local.LocalStore;
import dev.flyback.storage.minio.MinioStore;
import dev.flyback.storage.s3.S3Store;
import io.quarkus.scheduler.Scheduler;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocketFactory;

/** Puts the program together; the only class that names engines, stores and migration tools. */
final class Wiring implements Parts {
    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+):(.*)", Pattern.DOTALL);
    private static final List<Engine> ENGINES =
            List.of(new PostgresEngine(), MysqlEngine.mysql(), MysqlEngine.mariadb());

    private final String version;
    private final Clock clock;
    private final Supplier<Scheduler> scheduler;
    private final Map<Place, ObjectStore> stores = new ConcurrentHashMap<>();

    /**
     * Wires for one process.
     *
     * @param scheduler asked for when something is to be scheduled
     */
    Wiring(String version, Clock clock, Supplier<Scheduler> scheduler) {
        this.version = version;
        this.clock = clock;
        this.scheduler = scheduler;
    }

    @Override
    public Backup backup(ObjectStore store) {
        return new Backup(store, new FlywayHistories(), new FlywayScripts(), version, clock);
    }

    @Override
    public Restore restore() {
        return new Restore(new FlywayHistories(), new FlywayScripts(), new FlywayReplay(), version, clock);
    }

    @Override
    public Resident resident() {
        return new Resident(
                new QuarkusAlarms(scheduler.get(), clock),
                most -> ThreadLocalRandom.current().nextLong(most + 1),
                clock);
    }

    @Override
    public Prune prune(ObjectStore store) {
        return new Prune(new Catalog(store), clock);
    }

    @Override
    public Engine engine(DatabaseUrl url) {
        return ENGINES.stream()
                .filter(engine -> engine.serves(url))
                .findFirst()
                .orElseThrow(() -> new UsageException(
                        "Databases of the kind " + url.scheme() + " are not in this build yet.",
                        "It knows jdbc:postgresql://, jdbc:mysql:// and jdbc:mariadb://HOST:PORT/DATABASE."));
    }

    @Override
    public Engine engine(String name) {
        return ENGINES.stream()
                .filter(engine -> engine.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UsageException(
                        "The dump is of a database of the kind " + name + ", which is not in this build yet.",
                        "Use a newer Flyback."));
    }

    @Override
    public ObjectStore store(String text, Optional<Path> caFile) {
        return stores.computeIfAbsent(new Place(text, caFile), this::open);
    }

    /** @param caFile what is trusted besides the machine's own certificates */
    private record Place(String text, Optional<Path> caFile) {}

    private ObjectStore open(Place place) {
        String text = place.text();
        Matcher matcher = SCHEME.matcher(text);
        if (!matcher.matches()) {
            return new LocalStore(path(text, text));
        }
        String scheme = matcher.group(1).toLowerCase(Locale.ROOT);
        if (scheme.equals("file")) {
            return new LocalStore(path(matcher.group(2).replaceFirst("^//(?=/)", ""), text));
        }
        if (scheme.equals("s3")) {
            return S3Store.open(text, System.getenv(), clock, transport(place.caFile()));
        }
        if (scheme.equals("minio")) {
            return MinioStore.open(text, System.getenv(), clock, transport(place.caFile()));
        }
        throw new UsageException(
                "There is no kind of store '" + scheme + ":'.",
                "Use file:/PATH, a plain path or s3://BUCKET/PREFIX or minio://HOST:9000/BUCKET/PREFIX with --store.");
    }

    @Override
    public Optional<SSLSocketFactory> sockets(Optional<Path> caFile) {
        return caFile.map(TrustedAuthorities::of).map(TrustedAuthorities::sockets);
    }

    private static Transport transport(Optional<Path> caFile) {
        return Transport.trusting(caFile.map(TrustedAuthorities::of).orElseGet(TrustedAuthorities::ofMachine));
    }

    private static Path path(String path, String text) {
        try {
            if (!path.isBlank() && !path.startsWith("//")) {
                return Path.of(path);
            }
        } catch (InvalidPathException e) {
            // Told below, in the same words.
        }
        throw new UsageException(
                "The store '" + StoreUrl.shown(text) + "' names no folder.", "Write it as file:/backups or ./dumps.");
    }
}

package dev.flyback.cli.prune;

import dev.flyback.catalog.Catalog;
import dev.flyback.catalog.DumpKey;
import dev.flyback.cli.console.Console;
import dev.flyback.cli.console.LogFormat;
import dev.flyback.cli.console.Terminal;
import dev.flyback.cli.progress.ProgressKind;
import dev.flyback.cli.secrets.Redaction;
import dev.flyback.prune.Prune;
import dev.flyback.prune.PruneRequest;
import dev.flyback.prune.PruneResult;
import dev.flyback.prune.RetentionRules;
import dev.flyback.report.Cancellation;
import dev.flyback.storage.StoredObject;
import dev.flyback.storage.bucket.Bucket;
import dev.flyback.storage.bucket.BucketStore;
import dev.flyback.storage.bucket.Site;
import dev.flyback.storage.bucket.UploadLimits;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Prunes a bucket of very many dumps that is made up as it is listed, and prints the requests that this took. A program, so that its memory can be bounded. */
final class ManyDumps {
    static final int DUMPS = 50_000;
    static final int REMOVED = 10;
    private static final Instant FIRST = Instant.parse("2020-01-01T00:00:00Z");

    private ManyDumps() {}

    public static void main(String[] arguments) {
        MadeUpBucket bucket = new MadeUpBucket();
        BucketStore store = new BucketStore(
                bucket,
                new Site("s3://bucket", "server", "bucket", ""),
                new UploadLimits(10_000, 2),
                Clock.systemUTC(),
                Duration.ofMinutes(1));
        RetentionRules rules = new RetentionRules(DUMPS - REMOVED, Map.of(), Duration.ZERO, 1, Set.of());
        PruneResult result = new Prune(new Catalog(store), Clock.fixed(FIRST, ZoneOffset.UTC))
                .run(
                        new PruneRequest(Optional.empty(), Map.of(), rules, Optional.of(Duration.ofDays(7)), true),
                        Cancellation.NEVER);
        for (boolean json : new boolean[] {true, false}) {
            Terminal terminal = terminal();
            new PruneReport(List.of(result), true, new Redaction())
                    .print(
                            new Console(
                                    terminal, json, false, LogFormat.text, terminal.style(true), ProgressKind.SILENT),
                            List.of());
        }
        System.out.println(bucket.requests);
    }

    private static Terminal terminal() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new Terminal(nowhere, OutputStream.nullOutputStream(), nowhere, false, 80, false);
    }

    private static final class MadeUpBucket implements Bucket {
        final Map<String, Integer> requests = new TreeMap<>();

        @Override
        public Page list(String prefix, Optional<String> token) {
            note("list");
            int from = token.map(Integer::parseInt).orElse(0);
            List<StoredObject> page = new ArrayList<>();
            for (int i = from; i < Math.min(DUMPS, from + PAGE); i++) {
                DumpKey key =
                        new DumpKey("orders", "1.10.0", FIRST.plus(Duration.ofHours(i)), String.format("%016x", i));
                page.add(new StoredObject(key.format(), 1_000, FIRST, String.format("%032x-12", i)));
            }
            int next = from + PAGE;
            return new Page(page, next < DUMPS ? Optional.of(String.valueOf(next)) : Optional.empty());
        }

        @Override
        public InputStream get(String key, String version, long offset, long length) {
            note("get");
            byte[] end = new byte[(int) length];
            end[0] = 1;
            byte[] magic = "FLYBACK1".getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(magic, 0, end, end.length - magic.length, magic.length);
            return new ByteArrayInputStream(end);
        }

        @Override
        public PendingPage pending(Optional<Position> last) {
            note("pending");
            return new PendingPage(List.of(), Optional.empty());
        }

        @Override
        public Optional<Head> head(String key) {
            throw new AssertionError();
        }

        @Override
        public void put(String key, Map<String, String> metadata, Bytes bytes, boolean onlyIfAbsent) {
            throw new AssertionError();
        }

        @Override
        public String begin(String key, Map<String, String> metadata) {
            throw new AssertionError();
        }

        @Override
        public Part upload(String key, String upload, int number, Bytes bytes) {
            throw new AssertionError();
        }

        @Override
        public void complete(String key, String upload, List<Part> parts, Sum sum, boolean onlyIfAbsent) {
            throw new AssertionError();
        }

        @Override
        public void abort(String key, String upload) {
            throw new AssertionError();
        }

        @Override
        public void delete(String key, Optional<String> version) {
            throw new AssertionError();
        }

        private void note(String request) {
            requests.merge(request, 1, Integer::sum);
        }
    }
}

package dev.flyback.report.outlet;

import dev.flyback.report.metrics.Exposition;
import dev.flyback.report.metrics.ExpositionReader;
import dev.flyback.report.metrics.Sample;
import dev.flyback.report.metrics.Samples;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * A file for the textfile collector of Prometheus's node exporter. It has the last runs of all commands and databases, is read and written anew after
 * each run, and is whole at any moment. Several processes may write it at the same time.
 */
public final class MetricsFile {
    private static final int MAX_BYTES = 4 << 20;

    /** Of this process; the lock of a file keeps out other processes only. */
    private static final Object WRITING = new Object();

    private final Path file;

    public MetricsFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    /** Adds what a run tells. */
    public Errand add(List<Sample> samples) {
        return new Errand("The metrics file " + file + " was not written", () -> write(samples));
    }

    private void write(List<Sample> samples) throws IOException {
        try {
            synchronized (WRITING) {
                // Not the file itself: a renamed file would take the lock along. The collector reads what ends in .prom
                // only.
                try (FileChannel channel =
                                FileChannel.open(beside(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                        FileLock lock = channel.lock()) {
                    replace(Exposition.text(Samples.merged(before(), samples)));
                }
            }
        } catch (FileSystemException e) {
            String reason = e.getReason() == null ? e.getClass().getSimpleName() : e.getReason();
            throw new IOException(e instanceof NoSuchFileException ? "its folder is not there" : reason, e);
        }
    }

    private List<Sample> before() throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        if (!Files.isRegularFile(file) || Files.size(file) > MAX_BYTES) {
            throw new IOException("what is there is no file of metrics");
        }
        return ExpositionReader.samples(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    }

    private void replace(String text) throws IOException {
        Path written = beside(".new");
        try {
            // As the umask says: the collector is often another user.
            Files.writeString(written, text);
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(written);
        }
    }

    private Path beside(String suffix) {
        return file.resolveSibling("." + file.getFileName() + suffix);
    }
}

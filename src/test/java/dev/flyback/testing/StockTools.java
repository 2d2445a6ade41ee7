package dev.flyback.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The server's own client and the compressor's own tool, as they are installed. */
public final class StockTools {
    private static final int TIMEOUT_SECONDS = 120;

    private StockTools() {}

    /** Whether both are on the path. */
    public static boolean areInstalled() {
        return run(List.of("sh", "-c", "command -v zstd && command -v psql"), Path.of(""), null)
                        .exitCode()
                == 0;
    }

    /** {@code zstd -dc DUMP | psql TARGET}, in a folder, as a user would type it. */
    public static Outcome restore(Path dump, TestDatabase target, Path folder) {
        String pipe = "set -o pipefail; zstd -dc \"$1\" | psql -X \"$2\"";
        String address = "host=" + target.server().host() + " port="
                + target.server().port() + " user=" + target.owner() + " dbname=" + target.name();
        return run(
                List.of("bash", "-c", pipe, "restore", dump.toAbsolutePath().toString(), address),
                folder,
                PostgresServer.PASSWORD);
    }

    /** @param password for psql, or null */
    static Outcome run(List<String> command, Path folder, String password) {
        try {
            Path output = Files.createTempFile("stock-tools-", ".log");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toAbsolutePath().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            if (password != null) {
                builder.environment().put("PGPASSWORD", password);
            }
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(command + " did not end");
            }
            String text = Files.readString(output);
            Files.delete(output);
            return new Outcome(process.exitValue(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** How it ended, and what was printed to either stream. */
    public record Outcome(int exitCode, String output) {}
}

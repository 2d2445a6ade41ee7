package dev.flyback.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** PostgreSQL's programs, as the build lays them under {@code target/postgres-binaries}. */
final class PostgresBinaries {
    private PostgresBinaries() {}

    /** The archive of a version's programs, xz-compressed. */
    static InputStream of(int version) throws IOException {
        Path folder = Path.of("target", "postgres-binaries", Integer.toString(version));
        Path jar;
        try (var files = Files.list(folder)) {
            jar = files.filter(file -> file.toString().endsWith(".jar"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no jar in " + folder + "; the build copies it"));
        }
        ZipInputStream entries = new ZipInputStream(Files.newInputStream(jar));
        for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
            if (entry.getName().endsWith(".txz")) {
                return entries;
            }
        }
        entries.close();
        throw new IOException("no archive in " + jar);
    }
}

package dev.flyback.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/**
 * A folder that looks as the kubelet lays a Secret or a ConfigMap into a pod: each name is a link into a folder that a link names, so that all change at once; the
 * files belong to root, and the group of {@code fsGroup} may read them.
 */
final class MountedFolder {
    /** The {@code fsGroup} of every manifest. */
    private static final int GROUP = 65532;

    private MountedFolder() {}

    static Path of(Map<String, String> files) {
        try {
            Path folder = open(Files.createTempDirectory("flyback-mounted-"));
            Path version = open(Files.createDirectory(folder.resolve("..2026_01_01_00_00_00.123")));
            Files.createSymbolicLink(folder.resolve("..data"), version.getFileName());
            for (Map.Entry<String, String> file : files.entrySet()) {
                write(version.resolve(file.getKey()), file.getValue());
                Files.createSymbolicLink(folder.resolve(file.getKey()), Path.of("..data", file.getKey()));
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String content) throws IOException {
        Files.writeString(file, content);
        boolean root = System.getProperty("user.name").equals("root");
        if (root) {
            Files.setAttribute(file, "unix:gid", GROUP);
        }
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(root ? "r--r-----" : "r--r--r--"));
    }

    private static Path open(Path folder) throws IOException {
        return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}

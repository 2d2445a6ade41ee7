package dev.flyback.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** Folders that tests make and remove. */
public final class Folders {
    private Folders() {}

    /** Removes the folder with all that is in it, as far as it can be removed. */
    public static void delete(Path folder) {
        List<Path> deepestFirst;
        try (var paths = Files.walk(folder)) {
            deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (Path path : deepestFirst) {
            if (!path.toFile().delete() && Files.exists(path)) {
                path.toFile().deleteOnExit();
            }
        }
    }
}

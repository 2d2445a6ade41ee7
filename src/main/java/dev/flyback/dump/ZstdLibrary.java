package dev.flyback.dump;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where zstd's native library comes from. The binding unpacks it into a temporary folder unless it is told a file, which a read-only file system has no
 * place for: so the executable is shipped with the library beside it.
 */
public final class ZstdLibrary {
    /** The binding's own property ({@code com.github.luben.zstd.util.Native}). */
    private static final String PROPERTY = "ZstdNativePath";

    private static final String NAME = "libzstd-jni.so";

    private ZstdLibrary() {}

    /**
     * Uses the library that lies beside an executable, if one does; what a user has set stays. Must come before the first use of zstd.
     *
     * @param executable of this process
     */
    public static void beside(Optional<String> executable) {
        executable
                .map(file -> Path.of(file).resolveSibling(NAME))
                .filter(Files::isReadable)
                .filter(library -> System.getProperty(PROPERTY) == null)
                .ifPresent(library -> System.setProperty(PROPERTY, library.toString()));
    }
}

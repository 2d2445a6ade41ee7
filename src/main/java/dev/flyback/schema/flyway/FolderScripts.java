package dev.flyback.schema.flyway;

import java.io.StringReader;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/**
 * Gives Flyway the scripts of folders: files of SQL and their configuration files, nothing that the operating system would run. A folder stands for a
 * location, so that a script's recorded name is its path below the folder.
 */
final class FolderScripts implements ResourceProvider {
    private final List<ScriptFolders.File> files;

    FolderScripts(ScriptFolders folders) {
        files = folders.files().stream().filter(FolderScripts::isForFlyway).toList();
    }

    private static boolean isForFlyway(ScriptFolders.File file) {
        String name = file.name().toLowerCase(Locale.ROOT);
        return file.bytes() <= ScriptFolders.MAX_SCRIPT_BYTES && (name.endsWith(".sql") || name.endsWith(".sql.conf"));
    }

    @Override
    public @Nullable LoadableResource getResource(String name) {
        return files.stream()
                .filter(file -> file.relative().equals(name))
                .findFirst()
                .map(FolderScripts::resource)
                .orElse(null);
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
        return files.stream()
                .filter(file -> file.name().startsWith(prefix) && endsWith(file.name(), suffixes))
                .map(FolderScripts::resource)
                .toList();
    }

    /** The script's text, empty if there is none of that name. */
    String text(String script) {
        return files.stream()
                .filter(file -> file.relative().equals(script))
                .findFirst()
                .map(FolderScripts::text)
                .orElse("");
    }

    private static boolean endsWith(String name, String[] suffixes) {
        return List.of(suffixes).stream().anyMatch(name::endsWith);
    }

    private static LoadableResource resource(ScriptFolders.File file) {
        return new RecordedScript(file.relative(), () -> new StringReader(text(file)));
    }

    private static String text(ScriptFolders.File file) {
        return ScriptText.decode(file.read());
    }
}

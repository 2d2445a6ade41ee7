package dev.flyback.cli.settings;

import dev.flyback.failure.Suggestion;
import dev.flyback.failure.UsageException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a configuration file sets: flat keys under {@code flyback}, and the same keys for single databases under {@code flyback.databases.NAME}.
 * Values are texts as they stand in the file, so that {@code 1.10} stays {@code 1.10}.
 */
public final class SettingsFile {
    static final String ROOT = "flyback";
    static final String DATABASES = "databases";

    private final String fileName;
    private final Map<String, String> common = new TreeMap<>();
    private final Map<String, Map<String, String>> databases = new TreeMap<>();

    private SettingsFile(String fileName) {
        this.fileName = fileName;
    }

    /**
     * The keys that there are.
     *
     * @param maps those that hold names and values
     */
    record KnownKeys(Set<String> all, Set<String> maps) {}

    /** No file. */
    static SettingsFile absent() {
        return new SettingsFile("");
    }

    /**
     * Reads a file.
     *
     * @param known the keys that there are
     * @throws UsageException if it cannot be read, is not understood, or holds an unknown key
     */
    static SettingsFile read(Path path, KnownKeys known) {
        SettingsFile settings = new SettingsFile(path.toString());
        for (YamlEntries.Entry entry : YamlEntries.read(path)) {
            settings.take(entry, known);
        }
        return settings;
    }

    /**
     * The value of a key.
     *
     * @param database whose section counts before what holds for all
     */
    Optional<String> value(String key, Optional<String> database) {
        return database.flatMap(name -> ownValue(key, name)).or(() -> Optional.ofNullable(common.get(key)));
    }

    /** The value of a key in one database's section. */
    Optional<String> ownValue(String key, String database) {
        return Optional.ofNullable(databases.getOrDefault(database, Map.of()).get(key));
    }

    /** The databases that have a section. */
    Collection<String> databases() {
        return databases.keySet();
    }

    String fileName() {
        return fileName;
    }

    private void take(YamlEntries.Entry entry, KnownKeys known) {
        String[] path = words(entry, known);
        if (!path[0].equals(ROOT)) {
            throw unknown(entry, path[0], Set.of(ROOT), "Everything stands below 'flyback:'.");
        }
        if (isEmptySection(path, entry.value())) {
            if (path.length == 3) {
                databases.computeIfAbsent(path[2], name -> new TreeMap<>());
            }
            return;
        }
        boolean ofDatabase = path.length > 3 && path[1].equals(DATABASES);
        int keyAt = ofDatabase ? keyPosition(path, known) : 1;
        if (path.length <= keyAt || (path[1].equals(DATABASES) && !ofDatabase)) {
            throw new UsageException(
                    entry.place() + ": '" + entry.path() + "' needs keys below it.",
                    "Write settings as flyback.KEY or flyback.databases.NAME.KEY.");
        }
        String key = path[keyAt];
        if (!known.all().contains(key)) {
            throw unknown(entry, key, known.all(), "flyback backup --help shows all settings.");
        }
        Map<String, String> section =
                ofDatabase ? databases.computeIfAbsent(join(path, 2, keyAt), name -> new TreeMap<>()) : common;
        boolean oneOfMany = path.length > keyAt + 1;
        if (oneOfMany && !known.maps().contains(key)) {
            throw unknown(entry, entry.path(), Set.of(), "'" + key + "' takes a plain value.");
        }
        if (oneOfMany && entry.value().indexOf('\n') >= 0) {
            throw new UsageException(
                    entry.place() + ": the value of '" + entry.path() + "' has more than one line.",
                    "Write it on one line.");
        }
        String value = oneOfMany ? join(path, keyAt + 1, path.length) + "=" + entry.value() : entry.value();
        String before = section.get(key);
        if (before != null && !oneOfMany) {
            throw new UsageException(
                    entry.place() + ": '" + entry.path() + "' is set twice.", "Leave one of the two out.");
        }
        section.put(key, before == null ? value : before + "\n" + value);
    }

    /** A database whose settings all come from elsewhere is one all the same. */
    private static boolean isEmptySection(String[] path, String value) {
        return value.isEmpty() && path.length <= 3 && (path.length == 1 || path[1].equals(DATABASES));
    }

    /** The key in words; a database's name is one, whatever it holds, where it is a key of its own with a known one below it, or none. */
    private static String[] words(YamlEntries.Entry entry, KnownKeys known) {
        List<String> words = new ArrayList<>();
        for (String key : entry.keys()) {
            words.addAll(words.equals(List.of(ROOT, DATABASES)) ? List.of(key) : Arrays.asList(key.split("\\.", -1)));
        }
        String[] flat = entry.path().split("\\.", -1);
        boolean isGuessed = words.size() > 3
                && !known.all().contains(words.get(3))
                && known.all().contains(flat[keyPosition(flat, known)]);
        return isGuessed ? flat : words.toArray(String[]::new);
    }

    /** A database's name may hold dots; the key is the first known word behind it. */
    private static int keyPosition(String[] path, KnownKeys known) {
        for (int i = 3; i < path.length; i++) {
            if (known.all().contains(path[i])) {
                return i;
            }
        }
        return 3;
    }

    private static UsageException unknown(YamlEntries.Entry entry, String word, Set<String> known, String otherwise) {
        return new UsageException(
                entry.place() + ": there is no setting '" + entry.path() + "'.",
                Suggestion.of(word, known)
                        .map(suggestion -> "Did you mean '" + suggestion + "'?")
                        .orElse(otherwise));
    }

    private static String join(String[] path, int from, int to) {
        return String.join(".", Arrays.asList(path).subList(from, to));
    }
}

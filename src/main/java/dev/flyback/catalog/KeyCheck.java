package dev.flyback.catalog;

import dev.flyback.dump.index.DumpIndex;
import dev.flyback.failure.DumpDamagedException;
import java.util.Objects;

/** Whether a dump is the one that its key promises: choosing by version and id trusts keys, and files can be renamed. */
final class KeyCheck {
    private KeyCheck() {}

    static void check(DumpKey key, DumpIndex index) {
        require(key, "id", key.id(), index.id());
        require(key, "schema version", String.valueOf(key.schemaVersion()), String.valueOf(index.schemaVersion()));
    }

    private static void require(DumpKey key, String what, String expected, String found) {
        if (!Objects.equals(expected, found)) {
            throw new DumpDamagedException(
                    "The dump " + key.format() + " is not what its key says: the " + what + " inside is " + found + ".",
                    "Somebody renamed or replaced it; choose another dump (flyback list shows them).");
        }
    }
}

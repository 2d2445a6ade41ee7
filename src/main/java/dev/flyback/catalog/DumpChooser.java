package dev.flyback.catalog;

import dev.flyback.failure.NoSuchDumpException;
import dev.flyback.report.Excerpt;
import dev.flyback.report.Printable;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Finds the one dump that a user means. A choice that fits none or several is a {@link NoSuchDumpException}, which tells what there is instead.
 */
public final class DumpChooser {
    /** The newest; what is meant if nothing is said. */
    public static final String LATEST = "latest";

    private static final int MAX_SHOWN = 10;

    private final Catalog catalog;

    public DumpChooser(Catalog catalog) {
        this.catalog = catalog;
    }

    /**
     * The dump that is meant.
     *
     * @param wanted an id, the beginning of one, a key, or {@link #LATEST}
     * @param filter what else must hold
     */
    public CatalogEntry choose(String wanted, DumpFilter filter) {
        List<CatalogEntry> candidates = catalog.dumps(filter);
        if (candidates.isEmpty()) {
            throw nothing(filter);
        }
        if (wanted.equals(LATEST)) {
            return candidates.get(candidates.size() - 1);
        }
        List<CatalogEntry> matches = candidates.stream()
                .filter(entry -> isMeant(wanted, entry.key()))
                .toList();
        if (matches.size() == 1) {
            return matches.get(0);
        }
        throw matches.isEmpty() ? unknown(wanted, filter, candidates) : ambiguous(wanted, matches);
    }

    /**
     * As {@link #choose}, for what must not hit the wrong database: {@link #LATEST} is refused where the store holds several databases and the filter
     * names none.
     */
    public CatalogEntry chooseOfOneDatabase(String wanted, DumpFilter filter) {
        CatalogEntry chosen = choose(wanted, filter);
        if (wanted.equals(LATEST) && filter.name().isEmpty()) {
            Set<String> names = names(catalog.dumps(filter));
            if (names.size() > 1) {
                throw new NoSuchDumpException(
                        "The newest dump of which database? " + catalog.location() + " holds dumps of " + shown(names)
                                + ".",
                        "Say which with --name, or give the dump's id (flyback list shows them).");
            }
        }
        return chosen;
    }

    private static boolean isMeant(String wanted, DumpKey key) {
        return !wanted.isEmpty() && (key.id().startsWith(wanted) || key.format().equals(wanted));
    }

    private NoSuchDumpException nothing(DumpFilter filter) {
        List<CatalogEntry> all = catalog.dumps(DumpFilter.ALL);
        if (all.isEmpty()) {
            return new NoSuchDumpException(
                    "There are no dumps in " + catalog.location() + ".",
                    "Check --store, or make a dump with flyback backup.");
        }
        List<CatalogEntry> named = all.stream()
                .filter(entry -> filter.name()
                        .filter(name -> !name.equals(entry.key().name()))
                        .isEmpty())
                .toList();
        String instead = named.isEmpty()
                ? "There are dumps of " + shown(names(all))
                : "There are dumps at the schema versions " + shown(versions(named)) + ", from "
                        + named.get(0).key().startedAt() + " to "
                        + named.get(named.size() - 1).key().startedAt();
        return new NoSuchDumpException(
                "There is no dump" + filter.words() + " in " + catalog.location() + ".",
                instead + "; flyback list shows them.");
    }

    private NoSuchDumpException unknown(String wanted, DumpFilter filter, List<CatalogEntry> candidates) {
        DumpKey newest = candidates.get(candidates.size() - 1).key();
        return new NoSuchDumpException(
                "There is no dump '" + Printable.text(wanted) + "'" + filter.words() + " in " + catalog.location()
                        + ".",
                "The newest of " + candidates.size() + " is " + newest.id() + " (" + Printable.text(newest.name())
                        + ", " + newest.startedAt() + "); flyback list shows all.");
    }

    private static NoSuchDumpException ambiguous(String wanted, List<CatalogEntry> matches) {
        return new NoSuchDumpException(
                "'" + wanted + "' is the beginning of " + matches.size() + " dumps: "
                        + shown(matches.stream().map(entry -> entry.key().id()).toList()) + ".",
                "Give more digits of the id.");
    }

    private static Set<String> names(List<CatalogEntry> entries) {
        return entries.stream().map(entry -> entry.key().name()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> versions(List<CatalogEntry> entries) {
        return entries.stream()
                .map(entry -> entry.key().schemaVersion() == null
                        ? DumpKey.UNVERSIONED
                        : entry.key().schemaVersion())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String shown(Collection<String> texts) {
        return Excerpt.of(texts.stream().map(Printable::text).toList(), MAX_SHOWN, ", ", " and ");
    }
}

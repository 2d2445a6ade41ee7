package dev.flyback.cli.prune;

import dev.flyback.cli.invocation.Invocation;
import dev.flyback.database.DatabaseUrl;
import dev.flyback.failure.UsageException;
import dev.flyback.prune.PruneRequest;
import dev.flyback.prune.RetentionRules;
import dev.flyback.storage.ObjectStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.ParseResult;

/** What a command line of {@code prune} means: in which stores, which databases, by which rules. Nothing is read from a store to find out. */
final class PruneTargets {
    private static final String WHICH = "Name it: flyback prune NAME, --name, --url, or --all.";

    private final PruneCommand given;
    private final Invocation invocation;

    PruneTargets(PruneCommand given, Invocation invocation) {
        this.given = given;
        this.invocation = invocation;
    }

    /** The targets, of which at least one has a rule. */
    List<PruneTarget> all() {
        refuseContradictions();
        List<PruneTarget> targets = given.all ? everything() : List.of(one());
        if (targets.stream().allMatch(target -> isWithoutRules(target.request()))) {
            throw new UsageException(
                    "No rule says which dumps to keep, so none is removed.",
                    "Give " + RetentionOptions.FLAGS + ", or set them in flyback.yaml.");
        }
        return targets;
    }

    /**
     * A database of the configuration file.
     *
     * @param key its name there
     * @param nameInStore its own: one that is given for all is that of no section
     * @param command the command line, as if it had named this database
     */
    private record Section(String key, String nameInStore, PruneCommand command) {
        RetentionRules rules() {
            return command.retention.rules();
        }
    }

    private void refuseContradictions() {
        ParseResult line = given.command.commandLine().getParseResult();
        boolean named = line.hasMatchedOption("--name");
        if (given.all && (given.database != null || named || line.hasMatchedOption("--url"))) {
            throw new UsageException(
                    "--all and the name of one database exclude each other.", "Leave one of the two out.");
        }
        if (given.database != null && named) {
            throw new UsageException("NAME and --name exclude each other.", "Leave one of the two out.");
        }
        if (given.all && given.name != null) {
            throw new UsageException(
                    "--all is given, but FLYBACK_NAME or flyback.name names one database: " + given.name + ".",
                    "Take the setting away, or leave --all out.");
        }
        if (given.database != null && given.name != null && !given.name.equals(nameInStore(given.database))) {
            throw new UsageException(
                    "'" + given.database + "' is given, but FLYBACK_NAME or flyback.name names another database: "
                            + given.name + ".",
                    "Take the setting away, or leave the name out.");
        }
    }

    private Section section(String key) {
        return new Section(key, nameInStore(key), invocation.again(key, PruneCommand.class));
    }

    private String nameInStore(String key) {
        return invocation.settings().ownValue(given.command, "name", key).orElse(key);
    }

    private Stream<Section> sections() {
        return invocation.settings().databases(given.command).stream().map(this::section);
    }

    /** A name is that of a section, or else one that a section has in the store, or else only the store's. */
    private PruneTarget one() {
        String name = nameOfOne();
        boolean isSection = name.equals(given.database)
                && invocation.settings().databases(given.command).contains(name);
        Optional<Section> section = isSection ? Optional.of(section(name)) : sectionOf(name);
        PruneCommand command = section.map(Section::command).orElse(given);
        return new PruneTarget(
                store(command),
                new PruneRequest(
                        Optional.of(section.map(Section::nameInStore).orElse(name)),
                        Map.of(),
                        command.retention.rules(),
                        Optional.of(command.retention.unfinishedAfter()),
                        given.dryRun || command.dryRun));
    }

    private Optional<Section> sectionOf(String nameInStore) {
        List<Section> sections =
                sections().filter(one -> one.nameInStore().equals(nameInStore)).toList();
        if (sections.size() > 1) {
            throw new UsageException(
                    "More than one database of the configuration has the name '" + nameInStore + "' in its store.",
                    "Name the section: "
                            + sections.stream()
                                    .map(one -> "flyback prune " + one.key())
                                    .collect(Collectors.joining(", or "))
                            + ".");
        }
        return sections.stream().findFirst();
    }

    private ObjectStore store(PruneCommand command) {
        return command.storeOptions.open(invocation.parts());
    }

    private String nameOfOne() {
        if (given.database != null) {
            return given.database;
        }
        if (given.name != null) {
            return given.name;
        }
        if (given.url == null) {
            throw new UsageException("The dumps of which database?", WHICH);
        }
        DatabaseUrl parsed = DatabaseUrl.parse(given.url);
        parsed.password().ifPresent(secret -> invocation.redaction().secret(secret.value(), parsed.jdbcUrl()));
        if (parsed.password().isPresent()
                && given.command.commandLine().getParseResult().hasMatchedOption("--url")) {
            throw new UsageException("A password in --url is refused.", "It is not needed: prune does not connect.");
        }
        return parsed.database();
    }

    /** All that lies in the common store; in the stores that only sections name, only what they name. */
    private List<PruneTarget> everything() {
        List<Section> sections = sections().toList();
        boolean dryRun = given.dryRun || sections.stream().anyMatch(section -> section.command().dryRun);
        ObjectStore common = store(given);
        Map<String, RetentionRules> inCommon = new TreeMap<>();
        Set<String> meant = new HashSet<>();
        List<PruneTarget> elsewhere = new ArrayList<>();
        for (Section section : sections) {
            ObjectStore store = store(section.command());
            boolean first = meant.add(store.identity());
            requireOnce(section, meant.add(store.identity() + "\n" + section.nameInStore()));
            if (store.identity().equals(common.identity())) {
                inCommon.put(section.nameInStore(), section.rules());
            } else {
                // What is unfinished is looked for once in each store.
                Optional<Duration> unfinished = Optional.of(
                                section.command().retention.unfinishedAfter())
                        .filter(age -> first);
                elsewhere.add(new PruneTarget(
                        store,
                        new PruneRequest(
                                Optional.of(section.nameInStore()), Map.of(), section.rules(), unfinished, dryRun)));
            }
        }
        PruneRequest rest = new PruneRequest(
                Optional.empty(),
                inCommon,
                given.retention.rules(),
                Optional.of(given.retention.unfinishedAfter()),
                dryRun);
        return Stream.concat(Stream.of(new PruneTarget(common, rest)), elsewhere.stream())
                .toList();
    }

    private static void requireOnce(Section section, boolean once) {
        if (!once) {
            throw new UsageException(
                    "Two databases of the configuration have one name in one store: " + section.nameInStore() + ".",
                    "Give each a name, or a store, of its own.");
        }
    }

    private static boolean isWithoutRules(PruneRequest request) {
        return request.otherwise().isEmpty()
                && request.rules().values().stream().allMatch(RetentionRules::isEmpty);
    }
}

package dev.flyback.database.mysql.target;

import dev.flyback.database.mysql.connection.Quoting;
import dev.flyback.database.mysql.connection.ServerIdentity;
import dev.flyback.dump.index.SourceFacts;
import java.util.ArrayList;
import java.util.List;

/** Which server and database can hold which one's data. */
final class TargetRules {
    private static final int MINOR = 100;

    private TargetRules() {}

    static List<String> refusals(SourceFacts source, SourceFacts target) {
        if (!source.engine().equals(target.engine())) {
            return List.of("the dump is of " + source.engine() + ", the target is " + target.engine());
        }
        List<String> refusals = new ArrayList<>();
        if (version(source) > version(target)) {
            refusals.add("the dump is of version " + source.serverVersion() + ", the target is the older "
                    + target.serverVersion() + ", which may lack types and features that the migrations use");
        }
        if (setting(source, ServerIdentity.NAMES).equals("0")
                && !setting(target, ServerIdentity.NAMES).equals("0")) {
            refusals.add(
                    "the source tells names of tables apart by case (lower_case_table_names = 0), the target does not ("
                            + setting(target, ServerIdentity.NAMES) + ")");
        }
        return refusals;
    }

    /**
     * Whether the database gives the same to things that say nothing of their own; asked when the migrations are there, since one of them may have changed it.
     *
     * @param found the target's default collation now
     */
    static List<String> differences(SourceFacts source, SourceFacts target, String found) {
        String collation = setting(source, ServerIdentity.COLLATION);
        return collation.isEmpty() || collation.equals(found)
                ? List.of()
                : List.of(
                        "the database of the dump has the default collation " + collation + ", the target " + found
                                + ", which columns without one of their own would get (before the next try, ALTER DATABASE "
                                + Quoting.identifier(target.database())
                                + " COLLATE " + collation
                                + " makes them the same; if a migration at the source changed it, give the target the one that the source had before)");
    }

    static List<String> warnings(SourceFacts source, SourceFacts target) {
        List<String> warnings = new ArrayList<>();
        if (version(source) < version(target)) {
            warnings.add("The dump is of version " + source.serverVersion() + ", the target is the newer "
                    + target.serverVersion() + ".");
        }
        if (!setting(source, ServerIdentity.NAMES).equals(setting(target, ServerIdentity.NAMES))) {
            warnings.add("lower_case_table_names is " + setting(source, ServerIdentity.NAMES) + " at the source and "
                    + setting(target, ServerIdentity.NAMES) + " at the target.");
        }
        String collation = setting(source, ServerIdentity.COLLATION);
        if (!collation.isEmpty() && !collation.equals(setting(target, ServerIdentity.COLLATION))) {
            warnings.add("The database of the dump has the default collation " + collation + ", the target "
                    + setting(target, ServerIdentity.COLLATION)
                    + ": unless the migrations change it to the dump's, nothing will be loaded.");
        }
        return warnings;
    }

    private static String setting(SourceFacts facts, String name) {
        return facts.settings().getOrDefault(name, "");
    }

    /** A patch does not count. */
    private static int version(SourceFacts facts) {
        return ServerIdentity.number(facts.serverVersion()) / MINOR;
    }
}

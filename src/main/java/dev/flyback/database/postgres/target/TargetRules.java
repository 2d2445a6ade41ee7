package dev.flyback.database.postgres.target;

import dev.flyback.database.postgres.rows.CopyText;
import dev.flyback.dump.index.SourceFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which server can hold which server's data. */
final class TargetRules {
    private static final Pattern MAJOR = Pattern.compile("(\\d{1,6}).*", Pattern.DOTALL);

    /** Encodings that do not say what their bytes mean, so that no other encoding can take them. */
    private static final List<String> OPAQUE = List.of("SQL_ASCII", "MULE_INTERNAL");

    private TargetRules() {}

    static List<String> refusals(SourceFacts source, SourceFacts target) {
        if (!source.engine().equals(target.engine())) {
            return List.of("the dump is of " + source.engine() + ", the target is " + target.engine());
        }
        List<String> refusals = new ArrayList<>();
        if (major(source) > major(target)) {
            refusals.add("the dump is of PostgreSQL " + source.serverVersion() + ", the target is the older "
                    + target.serverVersion() + ", which may lack types and features that the migrations use");
        }
        if (!source.encoding().equals(target.encoding())
                && (!target.encoding().equals(CopyText.UTF8) || OPAQUE.contains(source.encoding()))) {
            refusals.add("the dump is in " + source.encoding() + ", which the target's encoding " + target.encoding()
                    + " cannot hold in full");
        }
        return refusals;
    }

    static List<String> warnings(SourceFacts source, SourceFacts target) {
        List<String> warnings = new ArrayList<>();
        if (major(source) < major(target)) {
            warnings.add("The dump is of PostgreSQL " + source.serverVersion() + ", the target is the newer "
                    + target.serverVersion() + ".");
        }
        if (!source.encoding().equals(target.encoding())) {
            warnings.add(
                    "The dump is in " + source.encoding() + ": the target converts it to " + target.encoding() + ".");
        }
        warnings.addAll(Locales.warnings(source.settings(), target.settings()));
        return warnings;
    }

    private static int major(SourceFacts facts) {
        Matcher matcher = MAJOR.matcher(facts.serverVersion());
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    }
}

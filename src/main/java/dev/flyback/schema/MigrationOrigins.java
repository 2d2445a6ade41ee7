package dev.flyback.schema;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.flyback.dump.index.Shape;
import dev.flyback.dump.index.TableName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells tables that migrations made from those that an application made by itself (a workflow engine's, a scheduler's, partitions).
 *
 * <p>A heuristic: a table counts as made by migrations if its name, without schema, stands anywhere in a script, quoted or not, in any case, be it in a
 * comment. So a script that only mentions a table claims it, and a table whose name a script puts together is not recognised.
 */
public final class MigrationOrigins {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_$#]+");

    private static final char UNDECODABLE = '\ufffd';

    private final Set<String> words = new HashSet<>();
    private final List<String> texts = new ArrayList<>();
    private final boolean complete;

    /**
     * Reads the scripts.
     *
     * @param scripts the scripts' bytes
     * @param complete whether no script of the set is missing
     */
    public MigrationOrigins(Collection<byte[]> scripts, boolean complete) {
        this.complete = complete;
        for (byte[] script : scripts) {
            String text = new String(script, UTF_8);
            read(folded(text.indexOf(UNDECODABLE) < 0 ? text : new String(script, ISO_8859_1)));
        }
    }

    private void read(String text) {
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(matcher.group());
        }
        texts.add(text);
    }

    /** Whether a script names the table; null if none does but scripts are missing. */
    public @Nullable Boolean madeByMigrations(TableName table) {
        if (isNamed(folded(table.name()))) {
            return true;
        }
        return complete ? false : null;
    }

    /**
     * What of a shape holds no rows of its own and is named by no script: views, sequences, partitioned tables, types. Sequences that are named after a
     * table are part of it. Empty where scripts are missing.
     */
    public List<TableName> unmade(Shape shape) {
        Set<TableName> unmade = new TreeSet<>();
        for (Shape.Relation relation : shape.relations()) {
            if (!relation.kind().equals("table") && !isPartOfTable(relation, shape)) {
                unmade.add(relation.name());
            }
        }
        shape.types().forEach(type -> unmade.add(type.name()));
        unmade.removeIf(name -> !Boolean.FALSE.equals(madeByMigrations(name)));
        return List.copyOf(unmade);
    }

    private static boolean isPartOfTable(Shape.Relation relation, Shape shape) {
        return relation.kind().equals("sequence")
                && shape.relations().stream()
                        .anyMatch(other -> ShapeComparison.isNamedAfter(relation.name(), other.name()));
    }

    private boolean isNamed(String name) {
        if (WORD.matcher(name).matches()) {
            return words.contains(name);
        }
        String quoted = name.replace("\"", "\"\"");
        String backQuoted = name.replace("`", "``");
        return texts.stream().anyMatch(text -> text.contains(quoted) || text.contains(backQuoted));
    }

    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}

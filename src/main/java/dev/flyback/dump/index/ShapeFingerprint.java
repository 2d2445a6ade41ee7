package dev.flyback.dump.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * The fingerprint of a shape: SHA-256, in lower-case hexadecimal, over its canonical text, so that equal shapes have equal fingerprints whatever the
 * order in which a server lists them, and no name can make two shapes look alike.
 *
 * <p>The canonical text is a sequence of bytes made of two elements:
 *
 * <ul>
 *   <li><i>number</i>: decimal digits without leading zeros, then {@code ;}
 *   <li><i>string</i>: the length of its UTF-8 encoding in bytes as decimal digits, then {@code :}, then these bytes
 * </ul>
 *
 * <p>in this order, nothing between them:
 *
 * <pre>
 * string "shape", number 1
 * number of relations, then for each relation:
 *     string schema, string name, string kind
 *     number of columns, then for each column:
 *         string name, string type, number 1 if NOT NULL else 0, string generated, string identity
 * number of types, then for each type:
 *     string schema, string name, string kind
 *     number of details, then each detail as a string
 * </pre>
 *
 * <p>Relations and types are sorted by schema, then name; columns by name; all in the order of code points, which is that of their UTF-8 bytes taken
 * as unsigned. Details keep their order, since the order of an enum's labels means something.
 */
public final class ShapeFingerprint {
    /** The order of code points, which {@link String#compareTo} is not. */
    static final Comparator<String> CODE_POINTS =
            (a, b) -> Arrays.compareUnsigned(a.getBytes(UTF_8), b.getBytes(UTF_8));

    static final Comparator<TableName> NAMES =
            Comparator.comparing(TableName::schema, CODE_POINTS).thenComparing(TableName::name, CODE_POINTS);

    private static final int VERSION = 1;

    private final MessageDigest digest;

    private ShapeFingerprint(MessageDigest digest) {
        this.digest = digest;
    }

    /** The fingerprint of relations and types, sorted as {@link Shape#of} sorts them. */
    static String of(List<Shape.Relation> relations, List<Shape.UserType> types) {
        try {
            ShapeFingerprint fingerprint = new ShapeFingerprint(MessageDigest.getInstance("SHA-256"));
            fingerprint.shape(relations, types);
            return HexFormat.of().formatHex(fingerprint.digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private void shape(List<Shape.Relation> relations, List<Shape.UserType> types) {
        string("shape");
        number(VERSION);
        number(relations.size());
        for (Shape.Relation relation : relations) {
            named(relation.name(), relation.kind());
            number(relation.columns().size());
            relation.columns().forEach(this::column);
        }
        number(types.size());
        for (Shape.UserType type : types) {
            named(type.name(), type.kind());
            number(type.details().size());
            type.details().forEach(this::string);
        }
    }

    private void named(TableName name, String kind) {
        string(name.schema());
        string(name.name());
        string(kind);
    }

    private void column(Shape.Column column) {
        string(column.name());
        string(column.type());
        number(column.notNull() ? 1 : 0);
        string(column.generated());
        string(column.identity());
    }

    private void number(int value) {
        digest.update((value + ";").getBytes(UTF_8));
    }

    private void string(String value) {
        byte[] bytes = value.getBytes(UTF_8);
        digest.update((bytes.length + ":").getBytes(UTF_8));
        digest.update(bytes);
    }
}

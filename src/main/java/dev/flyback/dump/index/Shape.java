package dev.flyback.dump.index;

import java.util.Comparator;
import java.util.List;

/**
 * What rows must fit into: relations with their columns, and the types that migrations made. Lists are sorted by name, columns too, since
 * physical order depends on the way that a database was upgraded and means nothing.
 *
 * @param fingerprint see {@link ShapeFingerprint}
 */
public record Shape(String fingerprint, List<Relation> relations, List<UserType> types) {
    public Shape {
        relations = List.copyOf(relations);
        types = List.copyOf(types);
    }

    /** The shape of these relations and types, given in any order: sorts them, columns too, and computes the {@link ShapeFingerprint}. */
    public static Shape of(List<Relation> relations, List<UserType> types) {
        List<Relation> sortedRelations = relations.stream()
                .map(Relation::sorted)
                .sorted(Comparator.comparing(Relation::name, ShapeFingerprint.NAMES))
                .toList();
        List<UserType> sortedTypes = types.stream()
                .sorted(Comparator.comparing(UserType::name, ShapeFingerprint.NAMES))
                .toList();
        return new Shape(ShapeFingerprint.of(sortedRelations, sortedTypes), sortedRelations, sortedTypes);
    }

    /** The same without one relation; a schema history is no part of what a dump must fit. */
    public Shape without(TableName table) {
        return of(
                relations.stream()
                        .filter(relation -> !relation.name().equals(table))
                        .toList(),
                types);
    }

    /** The same with nothing but what is in these schemas; whole if there are none. */
    public Shape within(List<String> schemas) {
        return schemas.isEmpty()
                ? this
                : of(
                        relations.stream()
                                .filter(relation ->
                                        schemas.contains(relation.name().schema()))
                                .toList(),
                        types.stream()
                                .filter(type -> schemas.contains(type.name().schema()))
                                .toList());
    }

    /**
     * A relation with its columns.
     *
     * @param kind {@code table}, {@code partitioned table}, {@code view}, {@code materialized view}, {@code sequence}, {@code foreign table}
     */
    public record Relation(TableName name, String kind, List<Column> columns) {
        public Relation {
            columns = List.copyOf(columns);
        }

        private Relation sorted() {
            return new Relation(
                    name,
                    kind,
                    columns.stream()
                            .sorted(Comparator.comparing(Column::name, ShapeFingerprint.CODE_POINTS))
                            .toList());
        }
    }

    /**
     * A column.
     *
     * @param type as the server prints it, with length, precision and array bounds: {@code character varying(40)}
     * @param generated empty, {@code stored} or {@code virtual}
     * @param identity empty, {@code always} or {@code by default}; {@code auto_increment} on MySQL
     */
    public record Column(String name, String type, boolean notNull, String generated, String identity) {}

    /**
     * A type that migrations made.
     *
     * @param kind {@code enum}, {@code domain}, {@code composite} or {@code range}
     * @param details enum labels in order; a domain's base type and constraints; a composite's attributes; a range's subtype
     */
    public record UserType(TableName name, String kind, List<String> details) {
        public UserType {
            details = List.copyOf(details);
        }
    }
}

package dev.flyback.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.dump.index.Shape;
import dev.flyback.dump.index.Shape.Column;
import dev.flyback.dump.index.Shape.Relation;
import dev.flyback.dump.index.Shape.UserType;
import dev.flyback.dump.index.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapeComparisonTest {
    private static final Column ID = new Column("id", "bigint", true, "", "");

    @Test
    void equal_shapes_have_no_differences() {
        Shape shape = shape(table("orders", ID));

        assertThat(compare(shape, shape).differences()).isEmpty();
    }

    @Test
    void missing_and_extra_relations_are_named_with_their_kind() {
        assertThat(compare(shape(table("orders", ID), view("open_orders")), shape(table("invoices", ID)))
                        .differences())
                .containsExactly(
                        "view public.open_orders is missing in the target",
                        "table public.orders is missing in the target",
                        "table public.invoices is in the target only");
    }

    @Test
    void a_relation_of_another_kind_is_told_once() {
        assertThat(compare(shape(table("orders", ID)), shape(view("orders"))).differences())
                .containsExactly("table public.orders is a view in the target");
    }

    /** MySQL shows it of tables that were made before 8.0.19, and of no others. */
    @ParameterizedTest
    @CsvSource({
        "int(11), int",
        "bigint(20) unsigned, bigint unsigned",
        "tinyint(4), tinyint",
        "smallint, smallint(6)",
        "mediumint(8) unsigned, mediumint unsigned",
        "year(4), year"
    })
    void the_width_that_an_integer_is_shown_with_is_no_difference(String one, String other) {
        assertThat(compare(shape(table("t", column(one))), shape(table("t", column(other))))
                        .differences())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "int(5) unsigned zerofill, int(6) unsigned zerofill",
        "tinyint(1), tinyint",
        "int(11), int unsigned",
        "int(11), bigint",
        "char(4), char(5)",
        "varchar(4), varchar(5)",
        "bit(1), bit(2)"
    })
    void other_lengths_are_differences(String one, String other) {
        assertThat(compare(shape(table("t", column(one))), shape(table("t", column(other))))
                        .differences())
                .containsExactly("table public.t: column n is " + one + " in the dump, " + other + " in the target");
    }

    private static Column column(String type) {
        return new Column("n", type, false, "", "");
    }

    @Test
    void columns_are_compared_one_by_one() {
        Shape dump = shape(table(
                "orders",
                ID,
                new Column("gone", "text", false, "", ""),
                new Column("total", "numeric(10,2)", false, "", ""),
                new Column("sum", "integer", false, "stored", "")));
        Shape target = shape(table(
                "orders",
                new Column("id", "bigint", true, "", "always"),
                new Column("new", "text", true, "", ""),
                new Column("total", "numeric(12,2)", true, "", ""),
                new Column("sum", "integer", false, "", "")));

        assertThat(compare(dump, target).differences())
                .containsExactly(
                        "table public.orders: column gone (text) is missing in the target",
                        "table public.orders: column id is bigint not null in the dump, bigint not null identity always in the target",
                        "table public.orders: column sum is integer generated stored in the dump, integer in the target",
                        "table public.orders: column total is numeric(10,2) in the dump, numeric(12,2) not null in the target",
                        "table public.orders: column new (text not null) is in the target only");
    }

    @Test
    void types_are_compared_label_by_label_and_in_order() {
        Shape dump = types(
                type("color", "enum", "red", "green"), type("level", "enum", "low", "high"), type("t", "enum", "a"));
        Shape target = types(type("color", "enum", "red", "blue"), type("level", "enum", "high", "low"));

        assertThat(compare(dump, target).differences())
                .containsExactly(
                        "type public.color: green is missing in the target",
                        "type public.color: blue is in the target only",
                        "type public.level: the order is [low, high] in the dump, [high, low] in the target",
                        "type public.t is missing in the target");
    }

    @Test
    void a_type_of_another_kind_is_told() {
        assertThat(compare(types(type("t", "enum", "a")), types(type("t", "domain", "text")))
                        .differences())
                .containsExactly("type public.t is enum in the dump, domain in the target");
    }

    @Test
    void missing_tables_that_no_migration_made_are_set_apart_with_their_sequences() {
        Shape dump = shape(
                table("orders", ID),
                table("qrtz_jobs", ID),
                relation("qrtz_jobs_id_seq", "sequence"),
                relation("numbers", "sequence"));
        Set<TableName> notMade = Set.of(name("qrtz_jobs"), name("absent"));

        ShapeComparison comparison = ShapeComparison.of(dump, shape(table("orders", ID)), notMade);

        assertThat(comparison.unplaced()).containsExactly(name("qrtz_jobs"), name("qrtz_jobs_id_seq"));
        assertThat(comparison.differences()).containsExactly("sequence public.numbers is missing in the target");
    }

    @Test
    void missing_views_and_types_that_no_migration_made_are_set_apart() {
        Shape dump = Shape.of(
                List.of(table("orders", ID), view("by_hand"), view("by_script")),
                List.of(type("mood", "enum", "fine")));

        ShapeComparison comparison =
                ShapeComparison.of(dump, shape(table("orders", ID)), Set.of(name("by_hand"), name("mood")));

        assertThat(comparison.unplaced()).containsExactly(name("by_hand"), name("mood"));
        assertThat(comparison.differences()).containsExactly("view public.by_script is missing in the target");
    }

    @Test
    void tables_that_no_migration_made_are_compared_where_the_target_has_them() {
        Shape target = shape(table("qrtz_jobs", new Column("id", "integer", true, "", "")));

        ShapeComparison comparison =
                ShapeComparison.of(shape(table("qrtz_jobs", ID)), target, Set.of(name("qrtz_jobs")));

        assertThat(comparison.unplaced()).isEmpty();
        assertThat(comparison.differences()).hasSize(1);
    }

    @Test
    void the_list_is_bounded() {
        List<Relation> many = new ArrayList<>();
        IntStream.range(0, 1000).forEach(number -> many.add(table("t" + number, ID)));

        List<String> differences = compare(Shape.of(many, List.of()), shape()).differences();

        assertThat(differences).hasSize(201).endsWith("… and 800 differences more");
    }

    @Test
    void names_cannot_break_a_line() {
        assertThat(compare(shape(table("a\nb", ID)), shape()).differences())
                .containsExactly("table public.a\\u000ab is missing in the target");
    }

    private static ShapeComparison compare(Shape dump, Shape target) {
        return ShapeComparison.of(dump, target, Set.of());
    }

    private static Shape shape(Relation... relations) {
        return Shape.of(List.of(relations), List.of());
    }

    private static Shape types(UserType... types) {
        return Shape.of(List.of(), List.of(types));
    }

    private static Relation table(String name, Column... columns) {
        return new Relation(name(name), "table", List.of(columns));
    }

    private static Relation view(String name) {
        return relation(name, "view");
    }

    private static Relation relation(String name, String kind) {
        return new Relation(name(name), kind, List.of());
    }

    private static UserType type(String name, String kind, String... details) {
        return new UserType(name(name), kind, List.of(details));
    }

    private static TableName name(String name) {
        return new TableName("public", name);
    }
}

package dev.flyback.dump.index;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.dump.index.Shape.Column;
import dev.flyback.dump.index.Shape.Relation;
import dev.flyback.dump.index.Shape.UserType;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShapeFingerprintTest {
    private static final Column ID = new Column("id", "bigint", true, "", "always");
    private static final Column NAME = new Column("größe", "text", false, "stored", "");

    @Test
    void the_fingerprint_is_the_hash_of_the_documented_text() throws Exception {
        Shape shape = Shape.of(
                List.of(new Relation(new TableName("public", "orders"), "table", List.of(ID, NAME))),
                List.of(new UserType(new TableName("public", "color"), "enum", List.of("red", "blue"))));
        String text = "5:shape1;"
                + "1;6:public6:orders5:table"
                + "2;7:größe4:text0;6:stored0:2:id6:bigint1;0:6:always"
                + "1;6:public5:color4:enum2;3:red4:blue";

        assertThat(shape.fingerprint())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8))))
                .isEqualTo("b47dddbfcd8c0bd2ec0d18ef8dab56dfcc64322b3da3dba78f4cf60c32b79718");
    }

    @Test
    void the_order_of_a_servers_answers_does_not_count() {
        Relation orders = table("orders", ID, NAME);
        Relation lines = table("lines", ID);

        Shape one = Shape.of(List.of(orders, lines), List.of());
        Shape other = Shape.of(List.of(lines, table("orders", NAME, ID)), List.of());

        assertThat(one).isEqualTo(other);
        assertThat(one.relations())
                .extracting(relation -> relation.name().name())
                .containsExactly("lines", "orders");
    }

    @Test
    void the_order_of_labels_counts() {
        assertThat(types("red", "blue").fingerprint())
                .isNotEqualTo(types("blue", "red").fingerprint());
    }

    @Test
    void every_property_of_a_column_counts() {
        List<Column> variants = List.of(
                ID,
                new Column("Id", "bigint", true, "", "always"),
                new Column("id", "integer", true, "", "always"),
                new Column("id", "bigint", false, "", "always"),
                new Column("id", "bigint", true, "always", ""),
                new Column("id", "bigint", true, "", ""));

        assertThat(variants.stream()
                        .map(column ->
                                Shape.of(List.of(table("t", column)), List.of()).fingerprint())
                        .distinct())
                .hasSize(variants.size());
    }

    @Test
    void no_name_can_look_like_the_text_around_it() {
        Shape two = Shape.of(List.of(table("a"), table("b")), List.of());
        Shape one = Shape.of(List.of(table("a5:table0;6:public1:b")), List.of());

        assertThat(one.fingerprint()).isNotEqualTo(two.fingerprint());
        assertThat(types("a,b").fingerprint()).isNotEqualTo(types("a", "b").fingerprint());
    }

    @Test
    void names_are_sorted_by_code_point() {
        String beyondTheBasicPlane = "\ud83d\ude00";
        String privateUse = "\ue000";

        assertThat(Shape.of(List.of(table(beyondTheBasicPlane), table(privateUse)), List.of())
                        .relations())
                .extracting(relation -> relation.name().name())
                .containsExactly(privateUse, beyondTheBasicPlane);
    }

    private static Relation table(String name, Column... columns) {
        return new Relation(new TableName("public", name), "table", List.of(columns));
    }

    private static Shape types(String... labels) {
        return Shape.of(List.of(), List.of(new UserType(new TableName("public", "t"), "enum", List.of(labels))));
    }
}

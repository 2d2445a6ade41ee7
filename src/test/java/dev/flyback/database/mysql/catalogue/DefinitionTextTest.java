package dev.flyback.database.mysql.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class DefinitionTextTest {
    private static final String TABLE = """
            CREATE TABLE `it's ``a`` (table` (
              `id` int NOT NULL AUTO_INCREMENT COMMENT 'it''s, (not) \\\\'' an end',
              `g` int GENERATED ALWAYS AS ((`id` + 1)) VIRTUAL,
              PRIMARY KEY (`id`),
              UNIQUE KEY `two` (`g` DESC,`id`) COMMENT 'a, ) b' /*!80000 INVISIBLE */,
              KEY `k, (``)` ((lower(concat(`id`,_utf8mb4',)')))),
              KEY `h` (`g`) USING HASH,
              FULLTEXT KEY `f` (`t`),
              CONSTRAINT `FOREIGN KEY` CHECK ((`id` > 0)),
              CONSTRAINT `c``,1` FOREIGN KEY (`g`, `id`) REFERENCES `p` (`a`, `b`) ON DELETE CASCADE
            ) ENGINE=InnoDB AUTO_INCREMENT=42 DEFAULT CHARSET=utf8mb4 COMMENT='AUTO (INCREMENT), x'""";

    private final DefinitionText text = DefinitionText.of(TABLE);

    @Test
    void items_end_at_commas_outside_of_names_texts_and_parentheses() {
        assertThat(text.items()).hasSize(9);
        assertThat(text.items().get(0)).endsWith("an end'");
        assertThat(text.options()).isEqualTo(" ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='AUTO (INCREMENT), x'");
        assertThat(text.hasPrimaryKey()).isTrue();
    }

    @Test
    void keys_come_off_but_those_that_the_rows_need() {
        assertThat(text.secondaryKeys())
                .containsExactly(
                        "UNIQUE KEY `two` (`g` DESC,`id`) COMMENT 'a, ) b' /*!80000 INVISIBLE */",
                        "KEY `k, (``)` ((lower(concat(`id`,_utf8mb4',)'))))");
        assertThat(text.secondaryKeys().stream().map(DefinitionText::quotedName))
                .containsExactly("`two`", "`k, (``)`");
    }

    @Test
    void a_constraint_that_is_only_named_so_is_no_foreign_key() {
        assertThat(text.foreignKeys())
                .containsExactly(
                        "CONSTRAINT `c``,1` FOREIGN KEY (`g`, `id`) REFERENCES `p` (`a`, `b`) ON DELETE CASCADE");
        assertThat(DefinitionText.quotedName(text.foreignKeys().get(0))).isEqualTo("`c``,1`");
    }

    @Test
    void the_order_of_keys_and_the_counter_do_not_count() {
        String other = TABLE.replace("AUTO_INCREMENT=42 ", "")
                .replace("  KEY `h` (`g`) USING HASH,\n", "")
                .replace("  PRIMARY KEY", "  KEY `h` (`g`) USING HASH,\n  PRIMARY KEY");

        assertThat(DefinitionText.of(other).canonical()).isEqualTo(text.canonical());
        assertThat(DefinitionText.of(TABLE.replace("`g` DESC", "`g`")).canonical())
                .isNotEqualTo(text.canonical());
    }

    @Test
    void what_is_not_understood_has_no_items() {
        assertThat(DefinitionText.of("CREATE TABLE `a` (`id` int, KEY `unbalanced")
                        .items())
                .isEmpty();
    }
}

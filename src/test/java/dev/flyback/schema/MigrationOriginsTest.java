package dev.flyback.schema;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.dump.index.TableName;
import java.util.List;
import org.junit.jupiter.api.Test;

class MigrationOriginsTest {
    @Test
    void a_table_that_a_script_names_is_made_by_migrations() {
        MigrationOrigins origins =
                origins(true, "create table orders (id int);", "CREATE TABLE app.\"Invoice Lines\" ();");

        assertThat(origins.madeByMigrations(table("orders"))).isTrue();
        assertThat(origins.madeByMigrations(table("Invoice Lines"))).isTrue();
    }

    @Test
    void case_and_quotes_do_not_count() {
        MigrationOrigins origins =
                origins(true, "create table Orders(); create table \"a\"\"b\"(); create table `c``d`();");

        assertThat(origins.madeByMigrations(table("ORDERS"))).isTrue();
        assertThat(origins.madeByMigrations(table("A\"b"))).isTrue();
        assertThat(origins.madeByMigrations(table("c`d"))).isTrue();
    }

    @Test
    void a_part_of_a_word_is_not_the_table() {
        assertThat(origins(true, "create table orders_archive();").madeByMigrations(table("orders")))
                .isFalse();
    }

    @Test
    void a_comment_counts() {
        assertThat(origins(true, "-- qrtz_jobs is made by Quartz").madeByMigrations(table("qrtz_jobs")))
                .isTrue();
    }

    @Test
    void nothing_is_said_of_other_tables_while_scripts_are_missing() {
        MigrationOrigins origins = origins(false, "create table orders();");

        assertThat(origins.madeByMigrations(table("orders"))).isTrue();
        assertThat(origins.madeByMigrations(table("invoices"))).isNull();
    }

    @Test
    void names_beyond_ascii_are_found_in_any_encoding() {
        MigrationOrigins origins = new MigrationOrigins(
                List.of("create table größe();".getBytes(UTF_8), "create table maß();".getBytes(ISO_8859_1)), true);

        assertThat(origins.madeByMigrations(table("größe"))).isTrue();
        assertThat(origins.madeByMigrations(table("maß"))).isTrue();
    }

    private static MigrationOrigins origins(boolean complete, String... scripts) {
        return new MigrationOrigins(
                List.of(scripts).stream().map(script -> script.getBytes(UTF_8)).toList(), complete);
    }

    private static TableName table(String name) {
        return new TableName("public", name);
    }
}

package dev.flyback.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flyback.failure.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "postgres://db/orders jdbc:postgresql://db/orders",
                "jdbc:postgresql://a:5432,b:5433/orders?ssl=true jdbc:postgresql://a:5432,b:5433/orders?ssl=true",
                "mysql://[::1]:3306/orders jdbc:mysql://[::1]:3306/orders",
                "mariadb://address=(host=a)(port=3306)/orders jdbc:mariadb://address=(host=a)(port=3306)/orders",
                "postgresql://backup@db/at%40home jdbc:postgresql://db/at%40home",
                "postgresql://db/at@home jdbc:postgresql://db/at@home"
            })
    void what_is_meant_is_kept(String text, String jdbcUrl) {
        assertThat(DatabaseUrl.parse(text).jdbcUrl()).isEqualTo(jdbcUrl);
    }

    @Test
    void a_password_is_taken_out_and_decoded() {
        DatabaseUrl url = DatabaseUrl.parse("postgresql://backup:a%2Fb%23c@db:5432/orders");

        assertThat(url.jdbcUrl()).isEqualTo("jdbc:postgresql://db:5432/orders");
        assertThat(url.password().orElseThrow().value()).isEqualTo("a/b#c");
    }

    /** Whatever its characters cut off: the password is "s3cr3t" with something before it. */
    @ParameterizedTest
    @ValueSource(
            strings = {"a#", "a?", "a/", "1/", "1?", "1#", "@", "a@", "a/@", "a@/", "?x=@", "%zz", ":/", "/:", "#?/"})
    void a_password_that_is_not_escaped_is_never_told(String before) {
        for (String url : new String[] {
            "postgresql://backup:" + before + "s3cr3t@db/orders",
            "mysql://backup:" + before + "s3cr3t@db:3306/orders?ssl=true",
            "backup:" + before + "s3cr3t@db/orders"
        }) {
            assertThatThrownBy(() -> {
                        DatabaseUrl parsed = DatabaseUrl.parse(url);
                        throw new UsageException(parsed.toString(), "");
                    })
                    .as(url)
                    .isInstanceOf(UsageException.class)
                    .hasMessageNotContaining("s3cr3t");
        }
    }

    @Test
    void what_to_do_about_such_a_password_is_told() {
        assertThatThrownBy(() -> DatabaseUrl.parse("postgresql://backup:a/b@db/orders"))
                .hasMessage("The database URL is not understood: postgresql://***@db/orders")
                .isInstanceOfSatisfying(
                        UsageException.class, e -> assertThat(e.hint()).contains("%2F"));
    }
}

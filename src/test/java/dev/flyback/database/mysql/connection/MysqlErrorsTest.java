package dev.flyback.database.mysql.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

final class MysqlErrorsTest {
    private final SQLException fromManagedServer =
            new SQLException("Access denied for user 'backup'@'%' (using password: YES)", "28000", 1045);

    @Test
    void a_lock_that_a_managed_server_allows_nobody_is_denied() {
        assertThat(MysqlErrors.lockDenied(fromManagedServer)).isTrue();
        assertThat(MysqlErrors.lockDenied(new SQLException("denied", "42000", 1227)))
                .isTrue();
        assertThat(MysqlErrors.lockDenied(new SQLException("timeout", "HY000", 1205)))
                .isFalse();
    }

    @Test
    void what_the_server_says_to_settings_of_the_url_is_told() {
        SQLException wrapped = new SQLException(
                "(conn=7) Initialization command fail",
                "08000",
                -1,
                new SQLException("(conn=7) Access denied; you need SYSTEM_VARIABLES_ADMIN", "42000", 1227));

        assertThat(MysqlErrors.text(wrapped))
                .isEqualTo("Initialization command fail: Access denied; you need SYSTEM_VARIABLES_ADMIN (error 1227)");
        assertThat(MysqlErrors.connectHint(wrapped)).contains("docs/permissions.md");
    }

    @Test
    void a_wrong_password_is_no_missing_right() {
        assertThat(MysqlErrors.denied(fromManagedServer)).isFalse();
        assertThat(MysqlErrors.connectHint(fromManagedServer)).contains("password");
    }
}

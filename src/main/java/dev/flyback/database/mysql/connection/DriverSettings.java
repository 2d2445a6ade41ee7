package dev.flyback.database.mysql.connection;

import dev.flyback.database.ConnectionSettings;
import dev.flyback.database.Secret;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import org.mariadb.jdbc.Driver;

/**
 * How the driver is told to connect. What stands in the user's URL goes before what stands here. Where nothing is said of TLS, it is used if the server
 * offers it, as the stock clients do ({@code --ssl-mode=PREFERRED}).
 */
final class DriverSettings {
    private final ConnectionSettings settings;
    private final Duration connectTimeout;
    private volatile boolean withoutTls;

    DriverSettings(ConnectionSettings settings, Duration connectTimeout) {
        this.settings = settings;
        this.connectTimeout = connectTimeout;
    }

    Connection connect() throws SQLException {
        if (settings.caFile().isPresent() || saysHow()) {
            return connect(properties());
        }
        if (!withoutTls) {
            try {
                Properties properties = properties();
                properties.setProperty("sslMode", "trust");
                return connect(properties);
            } catch (SQLException e) {
                if (!hasNoTls(e)) {
                    throw e;
                }
                withoutTls = true;
            }
        }
        Properties properties = properties();
        // Without TLS, a password that the server does not know by heart is sent encrypted for its public key.
        properties.setProperty("allowPublicKeyRetrieval", "true");
        return connect(properties);
    }

    private Connection connect(Properties properties) throws SQLException {
        String url = "jdbc:mariadb"
                + settings.url().jdbcUrl().substring(5 + settings.url().scheme().length());
        return Objects.requireNonNull(new Driver().connect(url, properties), "a URL of this driver");
    }

    private boolean saysHow() {
        String url = settings.url().jdbcUrl().toLowerCase(Locale.ROOT);
        return url.contains("sslmode=") || url.contains("usessl=");
    }

    private static boolean hasNoTls(SQLException error) {
        return String.valueOf(error.getMessage()).contains("ssl not enabled");
    }

    private Properties properties() {
        Properties properties = new Properties();
        settings.username().ifPresent(user -> properties.setProperty("user", user));
        settings.password().map(Secret::value).ifPresent(password -> properties.setProperty("password", password));
        properties.setProperty("connectTimeout", String.valueOf(connectTimeout.toMillis()));
        // Rows are sent by LOAD DATA LOCAL from memory: the driver sends only the stream that a statement was given.
        properties.setProperty("allowLocalInfile", "true");
        // Else the driver would change the sql_mode that migrations run with.
        properties.setProperty("jdbcCompliantTruncation", "false");
        settings.caFile().ifPresent(file -> {
            properties.setProperty("serverSslCert", file.toString());
            if (!saysHow()) {
                properties.setProperty("sslMode", "verify-full");
            }
        });
        return properties;
    }
}

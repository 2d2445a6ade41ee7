package dev.flyback.database.postgres.connection;

import dev.flyback.database.ConnectionSettings;
import dev.flyback.database.Secret;
import io.agroal.api.configuration.supplier.AgroalConnectionFactoryConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.postgresql.Driver;

/** How the driver is told to connect. What stands in the user's URL goes before what stands here. */
final class DriverSettings {
    private final ConnectionSettings settings;
    private final Duration connectTimeout;

    DriverSettings(ConnectionSettings settings, Duration connectTimeout) {
        this.settings = settings;
        this.connectTimeout = connectTimeout;
    }

    /**
     * A connection and what it receives.
     *
     * @param tap empty where the user's URL names a socket factory of its own
     */
    record Tapped(Connection connection, Optional<CopyTap> tap) {}

    Tapped connect() throws SQLException {
        String ticket = TappedSocketFactory.newTicket();
        Properties properties = properties();
        properties.setProperty("socketFactory", TappedSocketFactory.class.getName());
        properties.setProperty("socketFactoryArg", ticket);
        settings.username().ifPresent(user -> properties.setProperty("user", user));
        settings.password().map(Secret::value).ifPresent(password -> properties.setProperty("password", password));
        try {
            Connection connection = new Driver().connect(settings.url().jdbcUrl(), properties);
            return new Tapped(
                    Objects.requireNonNull(connection, "a URL of this driver"), TappedSocketFactory.tap(ticket));
        } catch (SQLException e) {
            TappedSocketFactory.tap(ticket);
            throw e;
        }
    }

    /** For connections that a pool opens. */
    AgroalConnectionFactoryConfigurationSupplier configure(AgroalConnectionFactoryConfigurationSupplier factory) {
        factory.connectionProviderClass(Driver.class).jdbcUrl(settings.url().jdbcUrl());
        properties().forEach((key, value) -> factory.jdbcProperty(key.toString(), value.toString()));
        settings.username().ifPresent(user -> factory.principal(new NamePrincipal(user)));
        settings.password().map(Secret::value).ifPresent(password -> factory.credential(new SimplePassword(password)));
        return factory;
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("ApplicationName", "flyback");
        properties.setProperty("connectTimeout", String.valueOf(connectTimeout.toSeconds()));
        properties.setProperty("loginTimeout", String.valueOf(connectTimeout.toSeconds()));
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("prepareThreshold", "0");
        settings.caFile().ifPresent(file -> {
            properties.setProperty("sslrootcert", file.toString());
            if (!settings.url().jdbcUrl().contains("sslmode=")) {
                properties.setProperty("sslmode", "verify-full");
            }
        });
        return properties;
    }
}

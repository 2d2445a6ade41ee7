package dev.flyback.cli.options;

import dev.flyback.cli.secrets.Redaction;
import dev.flyback.cli.secrets.SecretFile;
import dev.flyback.database.ConnectionSettings;
import dev.flyback.database.DatabaseUrl;
import dev.flyback.database.Secret;
import dev.flyback.failure.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which database, and who asks. */
public final class ConnectionOptions {
    private static final String SEEN_BY_ALL =
            "Every user of this machine can read a command line. Set FLYBACK_PASSWORD, or use --password-file.";

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "The database: jdbc:postgresql://HOST:5432/DATABASE, or the same without jdbc:.")
    @Nullable
    String url;

    @Option(names = "--username", paramLabel = "NAME", description = "The account. Default: the URL's.")
    @Nullable
    String username;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "File that holds the password. FLYBACK_PASSWORD holds it directly.")
    @Nullable
    Path passwordFile;

    /** Only for the environment and the configuration file. */
    @Option(names = "--password", hidden = true)
    @Nullable
    String password;

    @Spec(Spec.Target.MIXEE)
    CommandSpec command;

    /** Whether a database is named at all. */
    public boolean isGiven() {
        return url != null;
    }

    /**
     * How to reach the database.
     *
     * @param redaction from now on does not print the password
     * @param caFile what its certificate is checked against
     * @throws UsageException if no database is given, a password stands on the command line, or a file cannot be read
     */
    public ConnectionSettings settings(Redaction redaction, Optional<Path> caFile) {
        DatabaseUrl parsed = url();
        Optional<String> account = Optional.ofNullable(username).or(parsed::username);
        String known = parsed.jdbcUrl() + " " + account.orElse("");
        return new ConnectionSettings(
                parsed,
                account,
                password(parsed).map(secret -> redaction.secret(secret.value(), known)),
                caFile.map(ConnectionOptions::readable));
    }

    private DatabaseUrl url() {
        if (isOnCommandLine("--password")) {
            throw new UsageException("A password on the command line is refused.", SEEN_BY_ALL);
        }
        if (url == null) {
            throw new UsageException(
                    "No database is given.",
                    "Give --url jdbc:postgresql://HOST:5432/DATABASE, or set FLYBACK_URL, or flyback.url in flyback.yaml.");
        }
        DatabaseUrl parsed = DatabaseUrl.parse(url);
        if (parsed.password().isPresent() && isOnCommandLine("--url")) {
            throw new UsageException("A password in --url is refused.", SEEN_BY_ALL);
        }
        return parsed;
    }

    /** The flag wins over the variable and the file's key, the password itself over the name of its file, and all over the URL. */
    private Optional<Secret> password(DatabaseUrl parsed) {
        if (passwordFile != null && (password == null || isOnCommandLine("--password-file"))) {
            return Optional.of(new Secret(read(passwordFile)));
        }
        return Optional.ofNullable(password).map(Secret::new).or(parsed::password);
    }

    private boolean isOnCommandLine(String flag) {
        return command.commandLine().getParseResult().hasMatchedOption(flag);
    }

    private static String read(Path file) {
        return SecretFile.read(file);
    }

    private static Path readable(Path file) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new UsageException(
                    "The certificate file " + file + " cannot be read.", "Give a readable PEM file with --ca-file.");
        }
        return file;
    }
}

package dev.flyback.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * An authority of the test's own and the certificate of a server on this machine, made by the JDK's keytool.
 *
 * @param certificate the authority's, in PEM
 * @param serverKeys the server's keys and chain, as a key store
 */
public record CertificateAuthority(Path certificate, Path serverKeys) {
    public static final String PASSWORD = "changeit";

    private static final int SECONDS = 60;

    /** Makes all of it in an empty folder. */
    public static CertificateAuthority in(Path folder) {
        Path authority = folder.resolve("authority.p12");
        Path server = folder.resolve("server.p12");
        Path certificate = folder.resolve("authority.pem");
        Path request = folder.resolve("server.csr");
        Path signed = folder.resolve("server.pem");
        keys(authority, "CN=Flyback's own authority", "bc:c=ca:true");
        keytool(authority, "-exportcert", "-rfc", "-file", certificate.toString());
        keys(server, "CN=127.0.0.1", "san=ip:127.0.0.1,dns:localhost");
        keytool(server, "-certreq", "-file", request.toString());
        keytool(
                authority,
                "-gencert",
                "-rfc",
                "-ext",
                "san=ip:127.0.0.1,dns:localhost",
                "-infile",
                request.toString(),
                "-outfile",
                signed.toString());
        try {
            Files.writeString(signed, Files.readString(signed) + Files.readString(certificate));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        keytool(server, "-importcert", "-noprompt", "-file", signed.toString());
        return new CertificateAuthority(certificate, server);
    }

    /** Sockets for a server with the server's keys. */
    public ServerSocketFactory serverSockets() {
        try (InputStream file = Files.newInputStream(serverKeys)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(file, PASSWORD.toCharArray());
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context.getServerSocketFactory();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void keys(Path store, String name, String extension) {
        keytool(store, "-genkeypair", "-keyalg", "EC", "-dname", name, "-ext", extension, "-validity", "2");
    }

    private static void keytool(Path store, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of(
                "-alias", "key", "-keystore", store.toString(), "-storepass", PASSWORD, "-storetype", "PKCS12"));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                    .start();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException("keytool failed: " + command);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

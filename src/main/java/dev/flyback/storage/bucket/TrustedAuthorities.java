package dev.flyback.storage.bucket;

import dev.flyback.failure.UsageException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Whose certificates a store's server may show: those that this machine trusts, and those of a file. */
public final class TrustedAuthorities {
    private static final int MAX_BYTES = 4 << 20;

    private final X509TrustManager manager;

    private TrustedAuthorities(X509TrustManager manager) {
        this.manager = manager;
    }

    /** Those that this machine trusts. */
    public static TrustedAuthorities ofMachine() {
        try {
            return new TrustedAuthorities(manager(null));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK's own key store", e);
        }
    }

    /**
     * Those of the machine, and those of a file with one or more certificates in PEM.
     *
     * @throws UsageException if it cannot be read, or holds no certificate
     */
    public static TrustedAuthorities of(Path file) {
        Collection<? extends Certificate> certificates = read(file);
        try {
            KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
            all.load(null, null);
            int number = 0;
            for (Certificate certificate : certificates) {
                all.setCertificateEntry("file-" + number++, certificate);
            }
            for (Certificate certificate : manager(null).getAcceptedIssuers()) {
                all.setCertificateEntry("machine-" + number++, certificate);
            }
            return new TrustedAuthorities(manager(all));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the JDK's own key store", e);
        }
    }

    public X509TrustManager manager() {
        return manager;
    }

    /** Makes connections that trust these. */
    public SSLSocketFactory sockets() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new X509TrustManager[] {manager}, null);
            return new LingeringSockets(context.getSocketFactory());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK's own TLS", e);
        }
    }

    private static Collection<? extends Certificate> read(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw problem(file, "is too large", null);
            }
            // Read whole: the factory takes the end of a folder or of an unreadable file for no certificates.
            byte[] bytes = Files.readAllBytes(file);
            Collection<? extends Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(bytes));
            if (certificates.isEmpty()) {
                throw problem(file, "holds no certificate", null);
            }
            return certificates;
        } catch (IOException e) {
            throw problem(file, "cannot be read", e);
        } catch (CertificateException e) {
            throw problem(file, "holds no certificates that can be understood", e);
        }
    }

    private static X509TrustManager manager(@Nullable KeyStore certificates) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(certificates);
        return Arrays.stream(factory.getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .map(X509TrustManager.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static UsageException problem(Path file, String what, @Nullable Exception cause) {
        String message = "The certificate file " + file + " " + what + ".";
        String hint = "Give a file with one or more certificates in PEM with --ca-file.";
        return cause == null ? new UsageException(message, hint) : new UsageException(message, hint, cause);
    }
}

package dev.flyback.database.postgres.connection;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes the driver's sockets such that {@link CopyTap} sees what they receive. The driver makes the factory by its name and with a text
 * (its properties {@code socketFactory} and {@code socketFactoryArg}); the text is a ticket by which whoever opens a connection finds its tap.
 */
public final class TappedSocketFactory extends SocketFactory {
    private static final Map<String, TappedSocket> BY_TICKET = new ConcurrentHashMap<>();
    private static final AtomicLong TICKETS = new AtomicLong();

    private final String ticket;

    /** For the driver. */
    public TappedSocketFactory(String ticket) {
        this.ticket = ticket;
    }

    /** One for each connection; must be handed in with {@link #tap}, whether there is a connection or not. */
    static String newTicket() {
        return String.valueOf(TICKETS.incrementAndGet());
    }

    /** The tap of the last socket that was made for the ticket. */
    static Optional<CopyTap> tap(String ticket) {
        return Optional.ofNullable(BY_TICKET.remove(ticket)).map(socket -> socket.tap);
    }

    @Override
    public Socket createSocket() {
        TappedSocket socket = new TappedSocket();
        BY_TICKET.put(ticket, socket);
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        throw new UnsupportedOperationException("the driver connects its sockets itself");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return createSocket(host.getHostName(), port);
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        return createSocket(address, port);
    }

    private static final class TappedSocket extends Socket {
        private volatile @Nullable CopyTap tap;

        @Override
        public synchronized InputStream getInputStream() throws IOException {
            CopyTap made = tap;
            if (made == null) {
                made = new CopyTap(super.getInputStream());
                tap = made;
            }
            return made;
        }
    }
}

package dev.flyback.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ServerSocketFactory;

/** Stands in front of an HTTP server on this machine and disturbs what it is told to. One request for each connection. */
public final class FaultyProxy implements AutoCloseable {
    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: *(\\d+)");

    /** How long {@link #delay} delays. */
    public static final Duration DELAY = Duration.ofSeconds(4);

    /** Small, so that what is not read is soon felt. */
    private static final int BUFFER = 128 << 10;

    private final ServerSocket socket;
    private final String scheme;
    private final URI target;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<Fault> faults = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> heads = new CopyOnWriteArrayList<>();

    public FaultyProxy(URI target) {
        this(target, "http", ServerSocketFactory.getDefault());
    }

    /** One that speaks TLS, with keys that an authority of the test's own vouches for. */
    public FaultyProxy(URI target, CertificateAuthority authority) {
        this(target, "https", authority.serverSockets());
    }

    private FaultyProxy(URI target, String scheme, ServerSocketFactory sockets) {
        this.target = target;
        this.scheme = scheme;
        try {
            this.socket = sockets.createServerSocket();
            socket.setReceiveBufferSize(BUFFER);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        start(() -> {
            while (!socket.isClosed()) {
                Socket client = socket.accept();
                start(() -> serve(client));
            }
        });
    }

    public URI endpoint() {
        return URI.create(scheme + "://127.0.0.1:" + socket.getLocalPort());
    }

    /** What was asked, in order: method and address. */
    public List<String> requests() {
        return new ArrayList<>(requests);
    }

    /** The heads of such requests, in order: their lines and headers. */
    public List<String> heads(Predicate<String> request) {
        return heads.stream().filter(head -> request.test(RawHttp.line(head))).toList();
    }

    /** Answers such requests itself, so many times, with an error of S3. */
    public void answer(Predicate<String> request, int times, int status, String code) {
        add(request, times, Fault.Kind.ANSWERED, RawHttp.error(status, code));
    }

    /** Answers, as long as it lives, every request whose head (address and headers) is of this kind. */
    public void refuse(Predicate<String> head, int status, String code) {
        faults.add(new Fault(
                head, new AtomicInteger(Integer.MAX_VALUE), Fault.Kind.ANSWERED, RawHttp.error(status, code)));
    }

    /** Closes the connection, in good order, when it has heard what such a request wants. */
    public void hangUp(Predicate<String> request, int times) {
        add(request, times, Fault.Kind.HUNG_UP, "");
    }

    /** Takes such requests, passes nothing on and never answers. */
    public void hold(Predicate<String> request, int times) {
        add(request, times, Fault.Kind.HELD, "");
    }

    /** Reads the head of such requests and nothing of what they bring, and keeps the connection. */
    public void stopReading(Predicate<String> request, int times) {
        add(request, times, Fault.Kind.UNREAD, "");
    }

    /** Passes such requests on, after some time. */
    public void delay(Predicate<String> request, int times) {
        add(request, times, Fault.Kind.DELAYED, "");
    }

    /** Lets such requests through, and never answers. */
    public void holdAnswer(Predicate<String> request, int times) {
        add(request, times, Fault.Kind.ANSWER_HELD, "");
    }

    /** Disturbs nothing any more. */
    public void heal() {
        faults.clear();
    }

    /** Drops the connection when half of such a request's body has come. */
    public void cut(Predicate<String> request, int times) {
        add(request, times, Fault.Kind.CUT, "");
    }

    /** Lets such requests through, and drops the connection instead of answering. */
    public void loseAnswer(Predicate<String> request, int times) {
        add(request, times, Fault.Kind.FORGOTTEN, "");
    }

    /** Lets such requests through, and drops the connection when half of the answer is told. */
    public void cutAnswer(Predicate<String> request, int times) {
        add(request, times, Fault.Kind.CUT_ANSWER, "");
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void add(Predicate<String> request, int times, Fault.Kind kind, String answer) {
        faults.add(new Fault(head -> request.test(RawHttp.line(head)), new AtomicInteger(times), kind, answer));
    }

    private void serve(Socket client) throws IOException {
        try (client) {
            InputStream in = client.getInputStream();
            OutputStream out = client.getOutputStream();
            String head = RawHttp.head(in);
            if (head.isEmpty()) {
                return;
            }
            requests.add(RawHttp.line(head));
            heads.add(head);
            Fault fault = faults.stream()
                    .filter(f -> f.head().test(head) && f.left().getAndDecrement() > 0)
                    .findFirst()
                    .orElse(null);
            if (fault != null && fault.kind() == Fault.Kind.HUNG_UP) {
                return;
            }
            if (head.toLowerCase(Locale.ROOT).contains("\r\nexpect: 100-continue")) {
                out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
                out.flush();
            }
            if (fault != null && fault.kind() == Fault.Kind.UNREAD) {
                hold();
                return;
            }
            Matcher length = LENGTH.matcher(head);
            int announced = length.find() ? Integer.parseInt(length.group(1)) : 0;
            if (fault != null && fault.kind() == Fault.Kind.CUT) {
                in.readNBytes(announced / 2);
                client.setSoLinger(true, 0);
                return;
            }
            byte[] body = in.readNBytes(announced);
            if (fault != null && fault.kind() == Fault.Kind.ANSWERED) {
                out.write(fault.answer().getBytes(StandardCharsets.ISO_8859_1));
                out.flush();
                return;
            }
            if (fault != null && fault.kind() == Fault.Kind.HELD) {
                hold();
                return;
            }
            if (fault != null && fault.kind() == Fault.Kind.DELAYED) {
                pause();
            }
            byte[] answer = RawHttp.forward(target, head, body);
            if (fault == null || fault.kind() == Fault.Kind.DELAYED) {
                out.write(answer);
            } else if (fault.kind() == Fault.Kind.CUT_ANSWER) {
                out.write(answer, 0, answer.length / 2);
            } else if (fault.kind() == Fault.Kind.ANSWER_HELD) {
                hold();
            } else {
                client.setSoLinger(true, 0);
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(DELAY.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Until the proxy is closed: whoever waits has to lose patience first. */
    private void hold() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void start(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // The client has gone, or the proxy is closed.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }
}

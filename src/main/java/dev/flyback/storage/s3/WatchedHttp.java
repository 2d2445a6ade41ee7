package dev.flyback.storage.s3;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * The SDK's client of HTTP with a bound that it lacks: it waits for ever for a server that has taken a connection and does not read what is sent. Here such
 * a request is given up when nothing of its body has been taken for some time.
 */
final class WatchedHttp implements SdkHttpClient {
    /** How often a request is looked at, within the time that it may be silent. */
    private static final int LOOKS = 4;

    private final SdkHttpClient http;
    private final Duration silence;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "silent-stores");
        thread.setDaemon(true);
        return thread;
    });

    WatchedHttp(SdkHttpClient http, Duration silence) {
        this.http = http;
        this.silence = silence;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        Optional<ContentStreamProvider> body = request.contentStreamProvider();
        if (body.isEmpty()) {
            return http.prepareRequest(request); // What is sent without a body fits into any buffer.
        }
        SentBody sent = new SentBody(body.get());
        return new Watched(
                http.prepareRequest(HttpExecuteRequest.builder()
                        .request(request.httpRequest())
                        .contentStreamProvider(sent)
                        .metricCollector(request.metricCollector().orElse(null))
                        .build()),
                sent);
    }

    @Override
    public void close() {
        clock.shutdownNow();
        http.close();
    }

    @Override
    public String clientName() {
        return http.clientName();
    }

    private final class Watched implements ExecutableHttpRequest {
        private final ExecutableHttpRequest request;
        private final SentBody sent;
        private volatile boolean givenUp;

        Watched(ExecutableHttpRequest request, SentBody sent) {
            this.request = request;
            this.sent = sent;
        }

        @Override
        public HttpExecuteResponse call() throws IOException {
            long pause = Math.max(1, silence.toMillis() / LOOKS);
            Future<?> watch = clock.scheduleWithFixedDelay(this::look, pause, pause, TimeUnit.MILLISECONDS);
            try {
                return request.call();
            } catch (IOException | RuntimeException e) {
                if (givenUp) {
                    SocketTimeoutException timeout = new SocketTimeoutException("nothing was read by the server");
                    timeout.addSuppressed(e);
                    throw timeout;
                }
                throw e;
            } finally {
                watch.cancel(false);
            }
        }

        @Override
        public void abort() {
            request.abort();
        }

        private void look() {
            if (!givenUp && sent.isStuckFor(silence)) {
                givenUp = true;
                request.abort();
            }
        }
    }
}

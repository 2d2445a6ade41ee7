package dev.flyback.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

class GatheringConnectionTest {
    private static final int PIECE = 128 << 10;
    private static final int REST = 1000;

    @Test
    void the_SDKs_client_sends_a_body_in_large_pieces_and_the_rest_of_it_before_it_asks_for_the_answer()
            throws IOException {
        byte[] body = new byte[3 * PIECE + REST];
        new Random(1).nextBytes(body);
        Recorder recorder = new Recorder(URI.create("http://localhost/part"));
        try (SdkHttpClient client = UrlConnectionHttpClient.create(address -> new GatheringConnection(recorder))) {
            HttpExecuteResponse answer = client.prepareRequest(HttpExecuteRequest.builder()
                            .request(SdkHttpRequest.builder()
                                    .uri(URI.create("http://localhost/part"))
                                    .method(SdkHttpMethod.PUT)
                                    .putHeader("Content-Length", String.valueOf(body.length))
                                    .build())
                            .contentStreamProvider(() -> new ByteArrayInputStream(body))
                            .build())
                    .call();

            assertThat(answer.httpResponse().statusCode()).isEqualTo(HttpURLConnection.HTTP_NO_CONTENT);
        }
        assertThat(recorder.whenAsked).isEqualTo(body);
        assertThat(recorder.pieces).containsExactly(PIECE, PIECE, PIECE, REST);
        assertThat(recorder.length).isEqualTo(body.length);
        assertThat(recorder.getRequestMethod()).isEqualTo("PUT");
    }

    /** Keeps what is written to it. */
    private static final class Recorder extends HttpURLConnection {
        private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
        private final List<Integer> pieces = new ArrayList<>();
        private byte[] whenAsked = {};
        private long length;

        Recorder(URI address) throws IOException {
            super(address.toURL());
        }

        @Override
        public void setFixedLengthStreamingMode(long bytes) {
            length = bytes;
        }

        @Override
        public OutputStream getOutputStream() {
            return new OutputStream() {
                @Override
                public void write(int one) {
                    write(new byte[] {(byte) one}, 0, 1);
                }

                @Override
                public void write(byte[] bytes, int offset, int count) {
                    pieces.add(count);
                    sent.write(bytes, offset, count);
                }
            };
        }

        @Override
        public int getResponseCode() {
            whenAsked = sent.toByteArray();
            return HTTP_NO_CONTENT;
        }

        @Override
        public void connect() {}

        @Override
        public void disconnect() {}

        @Override
        public boolean usingProxy() {
            return false;
        }
    }
}

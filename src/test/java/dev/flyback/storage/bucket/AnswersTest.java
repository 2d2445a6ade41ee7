package dev.flyback.storage.bucket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.storage.bucket.BucketException.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathValidatorException;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AnswersTest {
    @ParameterizedTest
    @CsvSource({
        "500, InternalError, TRY_AGAIN, overloaded or disturbed",
        "503, SlowDown, TRY_AGAIN, overloaded or disturbed",
        "200, InternalError, TRY_AGAIN, overloaded or disturbed",
        "504, '', TRY_AGAIN, overloaded or disturbed",
        "412, PreconditionFailed, CONDITION_FAILED, something else has that key",
        "409, ConditionalRequestConflict, TRY_AGAIN, overloaded or disturbed",
        "501, NotImplemented, NOT_IMPLEMENTED, does not know",
        "404, NoSuchKey, ABSENT, not there",
        "404, NoSuchUpload, ABSENT, not there",
        "404, NoSuchBucket, REFUSED, no such bucket",
        "403, '', REFUSED, access was denied",
        "400, ExpiredToken, REFUSED, credentials",
        "403, RequestTimeTooSkewed, REFUSED, clock",
        "507, '', REFUSED, full",
        "403, InvalidObjectState, ARCHIVED, it is archived",
        "301, PermanentRedirect, REFUSED, another region"
    })
    void an_error_is_told_and_decides_what_follows(int status, String code, Kind kind, String words) {
        BucketException error = Answers.error(status, code, "the store's words.", new IOException());

        assertThat(error.kind()).isEqualTo(kind);
        assertThat(error).hasMessageContaining(words);
        if (kind != Kind.CONDITION_FAILED) {
            assertThat(error).hasMessageContaining("(" + status).hasMessageEndingWith("the store's words)");
        }
    }

    static Stream<Arguments> silences() {
        return Stream.of(
                Arguments.of(new SocketTimeoutException("Read timed out"), Kind.TRY_AGAIN, "did not answer in time"),
                Arguments.of(timeoutThatClosedTheSocket(), Kind.TRY_AGAIN, "did not answer in time"),
                Arguments.of(new ConnectException("Connection refused"), Kind.TRY_AGAIN, "cannot be reached"),
                Arguments.of(new UnknownHostException("nowhere"), Kind.TRY_AGAIN, "no host nowhere"),
                Arguments.of(new IOException("Connection reset"), Kind.TRY_AGAIN, "broke (Connection reset)"),
                Arguments.of(new SSLHandshakeException("no"), Kind.REFUSED, "TLS failed"),
                Arguments.of(new CertPathValidatorException("too old"), Kind.REFUSED, "TLS failed (too old)"));
    }

    private static Exception timeoutThatClosedTheSocket() {
        Exception timeout = new SocketTimeoutException("timeout");
        timeout.initCause(new SSLException("Socket closed"));
        return timeout;
    }

    @Test
    void a_header_that_cannot_be_sent_is_not_quoted_and_not_tried_again() {
        for (String words : List.of(
                "Unexpected char 0x0a at 5 in X-Amz-Security-Token value: TOKEN",
                "Illegal character(s) in message header value: TOKEN")) {
            BucketException refused = NoAnswer.unsendable(new IllegalArgumentException(words));

            assertThat(refused.kind()).isEqualTo(Kind.REFUSED);
            assertThat(refused).hasMessageContaining("header");
            assertThat(refused.toStore("ask") + refused.toStore("ask").hint()).doesNotContain("TOKEN");
        }
        assertThat(NoAnswer.unsendable(new IllegalArgumentException("a bucket's name is too short")))
                .hasMessageContaining("too short");
    }

    @ParameterizedTest
    @MethodSource("silences")
    void no_answer_is_told_by_its_first_cause(Exception cause, Kind kind, String words) {
        BucketException none = NoAnswer.of(new IllegalStateException("outer", new IOException(cause)));

        assertThat(none.kind()).isEqualTo(kind);
        assertThat(none).hasMessageContaining(words);
    }

    @Test
    void a_failure_of_trust_leads_to_the_flag_for_it() {
        BucketException none = NoAnswer.of(new CertPathValidatorException("no path"));

        assertThat(none.toStore("look").hint()).contains("--ca-file");
    }
}

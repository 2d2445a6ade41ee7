package dev.flyback.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flyback.failure.UsageException;
import dev.flyback.storage.bucket.Transport;
import dev.flyback.storage.bucket.TrustedAuthorities;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {
    @Test
    void the_url_counts_before_the_variable_of_s3_and_that_before_the_one_of_all_services() {
        Map<String, String> both =
                Map.of("AWS_ENDPOINT_URL", "https://all:1", "AWS_ENDPOINT_URL_S3", "https://of-s3:2");

        assertThat(Endpoint.of(both)).contains(URI.create("https://of-s3:2"));
        assertThat(Endpoint.of(Map.of("AWS_ENDPOINT_URL", "https://all:1", "AWS_ENDPOINT_URL_S3", "")))
                .contains(URI.create("https://all:1"));
        assertThat(S3Settings.parse("s3://b?endpoint=http://own:3").in(both).endpoint())
                .contains(URI.create("http://own:3"));
        assertThat(Endpoint.of(Map.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"minio:9000", "no url", "https://", "https://KEY:s3cr3t@host", "ftp://host"})
    void a_variable_that_holds_none_is_refused_by_its_name(String text) {
        assertThatThrownBy(() -> S3Store.open(
                        "s3://bucket",
                        Map.of("AWS_ENDPOINT_URL", text),
                        Clock.systemUTC(),
                        Transport.trusting(TrustedAuthorities.ofMachine())))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("AWS_ENDPOINT_URL")
                .hasMessageNotContaining("s3cr3t");
    }
}

package dev.flyback.storage.s3;

import dev.flyback.failure.UsageException;
import dev.flyback.storage.ObjectStore;
import dev.flyback.storage.bucket.Bucket;
import dev.flyback.storage.bucket.BucketStore;
import dev.flyback.storage.bucket.Site;
import dev.flyback.storage.bucket.Transport;
import java.time.Clock;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** Opens stores in S3. */
public final class S3Store {
    private S3Store() {}

    /**
     * The store that a URL means: {@code s3://bucket/prefix?endpoint=&region=&path-style=&checksums=&…}. Credentials come from AWS's default chain, and
     * are looked up at the first request.
     *
     * @param environment names an endpoint if the URL does not
     * @throws UsageException if one of them is not understood, or no region is known
     */
    public static ObjectStore open(String url, Map<String, String> environment, Clock clock, Transport transport) {
        return open(
                S3Settings.parse(url).in(environment),
                clock,
                DefaultCredentialsProvider.builder().build(),
                Bucket.PAGE,
                transport);
    }

    static ObjectStore open(
            S3Settings settings, Clock clock, AwsCredentialsProvider credentials, int pageSize, Transport transport) {
        Region region = region(settings);
        S3Client client = client(settings, region, credentials, transport);
        return new BucketStore(
                new S3Bucket(client, settings, clock, pageSize),
                new Site(
                        settings.location(),
                        Endpoint.server(settings.endpoint(), region),
                        settings.bucket(),
                        settings.prefix()),
                settings.limits(),
                clock,
                transport.patience());
    }

    private static S3Client client(
            S3Settings settings, Region region, AwsCredentialsProvider credentials, Transport transport) {
        S3ClientBuilder builder = S3Client.builder()
                .credentialsProvider(credentials)
                .region(region)
                .forcePathStyle(settings.pathStyle())
                .httpClient(http(transport))
                // Retries are the store's own: they must know what was sent, and end.
                .overrideConfiguration(overrides -> overrides
                        .retryStrategy(AwsRetryStrategy.doNotRetry())
                        .addExecutionInterceptor(new SentAtOnce()));
        settings.endpoint().ifPresent(builder::endpointOverride);
        if (settings.checksumsWhenRequired()) {
            builder.requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                    .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
        }
        return builder.build();
    }

    private static SdkHttpClient http(Transport transport) {
        return new WatchedHttp(UrlConnectionHttpClient.create(new Connections(transport)), transport.silenceTimeout());
    }

    /** A store at an endpoint of its own mostly does not care. */
    private static Region region(S3Settings settings) {
        if (settings.region().isPresent()) {
            return Region.of(settings.region().get());
        }
        try {
            Region region = settings.endpoint().isPresent() && System.getenv("AWS_REGION") == null
                    ? Region.US_EAST_1
                    : new DefaultAwsRegionProviderChain().getRegion();
            if (region != null) {
                return region;
            }
        } catch (SdkClientException e) {
            throw new UsageException(
                    "No region is known for the store " + settings.location() + ".",
                    "Add region=REGION to --store, or set AWS_REGION.",
                    e);
        }
        throw new UsageException(
                "No region is known for the store " + settings.location() + ".",
                "Add region=REGION to --store, or set AWS_REGION.");
    }
}

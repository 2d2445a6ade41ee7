package dev.flyback.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

class S3FailuresTest {
    @Test
    void what_the_provider_of_a_role_says_is_told_and_not_that_others_are_not_configured() {
        String chain = "Unable to load credentials from any of the providers in the chain Chain(credentialsProviders=["
                + "EnvironmentVariableCredentialsProvider(), WebIdentityTokenFileCredentialsProvider(),"
                + " ContainerCredentialsProvider()]) : [EnvironmentVariableCredentialsProvider(): Unable to load"
                + " credentials from system settings., WebIdentityTokenFileCredentialsProvider(): Not authorized to"
                + " perform sts:AssumeRoleWithWebIdentity, ContainerCredentialsProvider(): Cannot fetch credentials"
                + " from container - neither AWS_CONTAINER_CREDENTIALS_FULL_URI or the other one are set.]";

        assertThat(S3Failures.of(SdkClientException.create(chain)))
                .hasMessage("no AWS credentials were found; WebIdentityTokenFileCredentialsProvider: Not authorized to"
                        + " perform sts:AssumeRoleWithWebIdentity");
    }
}

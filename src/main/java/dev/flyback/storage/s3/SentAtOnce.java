package dev.flyback.storage.s3;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Lets bodies be sent without asking first. The SDK asks the server, with each part, whether it may go on ({@code Expect: 100-continue}), and waits for the
 * answer: one more way there and back for a refusal that is rare, since the upload was begun by a request of its own.
 */
final class SentAtOnce implements ExecutionInterceptor {
    @Override
    public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
        return context.httpRequest().toBuilder().removeHeader("Expect").build();
    }
}

package dev.flyback.testing;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * What a {@link FaultyProxy} does to some requests.
 *
 * @param head which: the request's line and headers
 * @param left how often still
 * @param answer the whole answer, where it is the proxy that answers
 */
record Fault(Predicate<String> head, AtomicInteger left, Kind kind, String answer) {
    enum Kind {
        ANSWERED,
        HUNG_UP,
        DELAYED,
        UNREAD,
        CUT,
        FORGOTTEN,
        CUT_ANSWER,
        HELD,
        ANSWER_HELD
    }
}

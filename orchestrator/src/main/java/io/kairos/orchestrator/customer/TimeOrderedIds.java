package io.kairos.orchestrator.customer;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Keys that sort by time (UUID version 7, RFC 9562) and, of one millisecond, in the order in which this program made them
 * (section 6.2, method 1): new rows go to the end of an index, and rows made together stay together in all of them. Thread-safe.
 */
public final class TimeOrderedIds {
    private static final int HIGH_BITS = 12;
    private static final int LOW_BITS = 30;
    private static final int RANDOM_BITS = 32;

    /** Never starts again with a millisecond, which several threads need not agree on; another node's is elsewhere. */
    private static final AtomicLong COUNTER =
            new AtomicLong(ThreadLocalRandom.current().nextLong());

    private TimeOrderedIds() {}

    /** A new key of this instant. */
    public static UUID next(Instant at) {
        long count = COUNTER.getAndIncrement();
        long high = at.toEpochMilli() << 16 | 0x7000L | lowest(count >>> LOW_BITS, HIGH_BITS);
        long low = 0x8000_0000_0000_0000L
                | lowest(count, LOW_BITS) << RANDOM_BITS
                | lowest(ThreadLocalRandom.current().nextLong(), RANDOM_BITS);
        return new UUID(high, low);
    }

    private static long lowest(long value, int bits) {
        return value & (1L << bits) - 1;
    }
}

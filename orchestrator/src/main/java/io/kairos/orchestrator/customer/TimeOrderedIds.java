package io.kairos.orchestrator.customer;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Keys that sort by time (UUID version 7, RFC 9562), so that new rows go to the end of an index. */
public final class TimeOrderedIds {
    private TimeOrderedIds() {}

    /** A new key of this instant. */
    public static UUID next(Instant at) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long high = at.toEpochMilli() << 16 | 0x7000L | random.nextInt(1 << 12);
        long low = 0x8000_0000_0000_0000L | random.nextLong() >>> 2;
        return new UUID(high, low);
    }
}

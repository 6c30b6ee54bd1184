package io.kairos.orchestrator.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

/** How fast virtual time may pass. */
final class Pace {
    private final OptionalDouble virtualSecondsPerSecond;

    /** @param virtualSecondsPerSecond empty: as fast as the machine can */
    Pace(OptionalDouble virtualSecondsPerSecond) {
        this.virtualSecondsPerSecond = virtualSecondsPerSecond;
    }

    /** Waits as long as the way between two virtual instants takes. */
    void await(Instant from, Instant to) throws InterruptedException {
        if (virtualSecondsPerSecond.isPresent() && to.isAfter(from)) {
            double seconds = Duration.between(from, to).toMillis() / 1000.0 / virtualSecondsPerSecond.getAsDouble();
            TimeUnit.NANOSECONDS.sleep((long) (seconds * 1e9));
        }
    }
}

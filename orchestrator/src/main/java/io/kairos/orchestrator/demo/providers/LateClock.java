package io.kairos.orchestrator.demo.providers;

import java.time.Instant;
import java.time.InstantSource;

/** Shows what the program's clock shows, once there is a program; providers start before it. */
final class LateClock implements InstantSource {
    private volatile InstantSource clock;

    LateClock(Instant start) {
        clock = InstantSource.fixed(start);
    }

    void follow(InstantSource programs) {
        clock = programs;
    }

    @Override
    public Instant instant() {
        return clock.instant();
    }
}

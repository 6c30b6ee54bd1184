package io.kairos.orchestrator.demo;

import io.kairos.orchestrator.platform.StartFailure;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * What the demo is asked to do.
 *
 * @param searches real bookings; empty generates a population
 * @param from first arrival date; models see only what arrived before
 * @param to last arrival date
 * @param customers size of a generated population
 * @param seed the same seed gives the same population
 */
record DemoOptions(Optional<Path> searches, LocalDate from, LocalDate to, int customers, long seed) {
    DemoOptions {
        if (to.isBefore(from)) {
            throw new StartFailure("demo-period", Map.of("from", from.toString(), "to", to.toString()));
        }
        if (customers < 10) {
            throw new StartFailure("demo-customers", Map.of("customers", String.valueOf(customers)));
        }
    }

    /** What tells one run from another. */
    String fingerprint() {
        return searches.map(path -> path.getFileName().toString()).orElse("generated:" + customers) + ":" + from + ":"
                + to + ":" + seed;
    }
}

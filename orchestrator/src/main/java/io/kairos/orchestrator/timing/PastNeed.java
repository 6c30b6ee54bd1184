package io.kairos.orchestrator.timing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One need as it was known at some instant.
 *
 * @param place zone of the place it is about
 * @param features known before the purchase; what the purchase itself brought to light is not in it
 * @param end when and how it closed; empty: still open
 */
record PastNeed(
        UUID customer,
        Instant opened,
        Optional<LocalDate> date,
        ZoneId place,
        Map<String, String> features,
        Optional<End> end) {

    /** @param won whether it ended with the purchase */
    record End(Instant at, boolean won) {}

    PastNeed {
        features = Map.copyOf(features);
    }

    Optional<Instant> bought() {
        return end.filter(End::won).map(End::at);
    }

    /** As it was known then. */
    PastNeed asOf(Instant then) {
        boolean wasOpen = end.isPresent() && end.get().at().isAfter(then);
        return wasOpen ? new PastNeed(customer, opened, date, place, features, Optional.empty()) : this;
    }
}

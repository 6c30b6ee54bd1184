package io.kairos.orchestrator.customer;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What one event says about its customer. Made by {@link FactReader}. */
public final class CustomerFact {
    final Instant at;
    final Map<String, Object> traits;
    final Optional<ZoneId> zone;
    final Optional<Locale> locale;
    final List<ConsentFact> consents;
    final List<SuppressionFact> suppressions;

    CustomerFact(
            Instant at,
            Map<String, Object> traits,
            Optional<ZoneId> zone,
            Optional<Locale> locale,
            List<ConsentFact> consents,
            List<SuppressionFact> suppressions) {
        this.at = at;
        this.traits = traits;
        this.zone = zone;
        this.locale = locale;
        this.consents = consents;
        this.suppressions = suppressions;
    }

    /** Whether the customer is not to be written to any more, in whatever way. */
    public boolean isOptOut() {
        return !suppressions.isEmpty() || consents.stream().anyMatch(consent -> !consent.granted());
    }
}

package io.kairos.orchestrator.moment;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a customer over all needs and journeys.
 *
 * @param messages instants of the messages that lately left, oldest first
 * @param needs those that are over, one after the other
 * @param acts instants of purchases and clicks; empty where no model reads them
 */
public record CustomerPast(List<Instant> messages, List<Ended> needs, List<Instant> acts) {
    static final CustomerPast NOTHING = new CustomerPast(List.of(), List.of(), List.of());

    public CustomerPast {
        messages = List.copyOf(messages);
        needs = List.copyOf(needs);
        acts = List.copyOf(acts);
    }

    /**
     * A need that is over.
     *
     * @param ahead from its beginning to its date, where it had one
     */
    public record Ended(String productType, Duration lasted, boolean bought, Optional<Duration> ahead) {
        /** A date is counted to its first instant in UTC: a day more or less says nothing of a customer's pace. */
        static Optional<Duration> ahead(Instant opened, Optional<LocalDate> date) {
            return date.map(day -> Duration.between(
                            opened, day.atStartOfDay(java.time.ZoneOffset.UTC).toInstant()))
                    .filter(ahead -> !ahead.isNegative());
        }
    }
}

package io.kairos.journeys.product;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * How long a need lives unless it is won or lost before.
 *
 * @param withoutChange expires this long after its last change
 * @param untilDate expires at the start of its date, where it has one
 */
public record Lifetime(Duration withoutChange, boolean untilDate) {

    /** The instant at which a need expires. */
    public Instant expiresAt(Instant changedAt, Optional<LocalDate> date, ZoneId zone) {
        Instant idle = changedAt.plus(withoutChange);
        if (!untilDate || date.isEmpty()) {
            return idle;
        }
        Instant start = date.get().atStartOfDay(zone).toInstant();
        return start.isBefore(idle) ? start : idle;
    }
}

package io.kairos.timing.hours;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * One delivered message and what became of it.
 *
 * @param customer who got it
 * @param delivered at her local time
 * @param watched how long after delivery opens were recorded, longer than zero
 * @param openedAfter delivery to first open, within {@code watched}; empty if she did not open
 * @param machine whether a proxy or a scanner opened it: such a delivery says nothing of her and is left out
 */
public record Delivery(
        String customer, LocalDateTime delivered, Duration watched, Optional<Duration> openedAfter, boolean machine) {

    public Delivery {
        if (watched.isNegative() || watched.isZero())
            throw new IllegalArgumentException("watched must be longer than zero, was " + watched);
        if (openedAfter.isPresent()) {
            Duration after = openedAfter.get();
            if (after.isNegative() || after.compareTo(watched) > 0)
                throw new IllegalArgumentException(
                        "openedAfter must lie between zero and watched " + watched + ", was " + after);
        }
    }
}

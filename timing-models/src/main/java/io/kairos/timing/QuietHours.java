package io.kairos.timing;

import static java.util.Objects.requireNonNull;

import java.time.LocalTime;

/**
 * Hours of the customer's local day in which nothing is sent: from {@code from} (included) until {@code until}
 * (excluded). May span midnight; equal ends mean none.
 */
public record QuietHours(LocalTime from, LocalTime until) {

    public QuietHours {
        requireNonNull(from, "from is missing");
        requireNonNull(until, "until is missing");
    }

    public static QuietHours none() {
        return new QuietHours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
    }

    public boolean isNone() {
        return from.equals(until);
    }

    /** Whether nothing may be sent at this local time. */
    public boolean contains(LocalTime time) {
        if (from.isBefore(until)) return !time.isBefore(from) && time.isBefore(until);
        return !isNone() && (!time.isBefore(from) || time.isBefore(until));
    }
}

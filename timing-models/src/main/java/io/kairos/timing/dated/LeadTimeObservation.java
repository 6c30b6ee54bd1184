package io.kairos.timing.dated;

import static java.time.temporal.ChronoUnit.DAYS;
import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Map;

/**
 * One purchase tied to a date.
 *
 * @param date what was bought is for this day
 * @param purchased local day of the purchase at the place, not after the date
 * @param features what was known at the first search; nothing learnt at or after the purchase may be in it
 */
public record LeadTimeObservation(LocalDate date, LocalDate purchased, Map<String, String> features) {

    public LeadTimeObservation {
        requireNonNull(date);
        requireNonNull(purchased);
        features = Map.copyOf(features);
        if (purchased.isAfter(date))
            throw new IllegalArgumentException("purchased on " + purchased + ", after its date " + date);
    }

    /** Days from the purchase to the date, 0 or more. */
    public int lead() {
        return Math.toIntExact(DAYS.between(purchased, date));
    }
}

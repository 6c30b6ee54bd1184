package io.kairos.timing.survival;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Time from the origin to the purchase, or to the last moment at which it was known not to have happened.
 *
 * @param duration positive; what happened at the origin itself has no lifetime
 * @param observed whether the purchase was seen; false: censored, it comes later or never
 * @param entry age at which it came into view (left truncation), 0 or more and before {@code duration}: had the purchase
 *     come earlier, there would be no row
 */
public record Lifetime(Duration duration, boolean observed, Duration entry) {

    public Lifetime {
        if (duration.isNegative() || duration.isZero())
            throw new IllegalArgumentException("duration must be positive, was " + duration);
        if (entry.isNegative()) throw new IllegalArgumentException("entry must not be negative, was " + entry);
        if (entry.compareTo(duration) >= 0)
            throw new IllegalArgumentException("entry must come before the end: " + entry + ", " + duration);
    }

    /** In view from the origin on. */
    public Lifetime(Duration duration, boolean observed) {
        this(duration, observed, Duration.ZERO);
    }

    /**
     * What was known at an instant: a purchase after {@code asOf} is censored there. Empty: the customer was not in view
     * before {@code asOf}, or bought before she came into view.
     *
     * @param seenFrom since when purchases were recorded
     */
    public static Optional<Lifetime> known(Instant origin, Optional<Instant> purchase, Instant seenFrom, Instant asOf) {
        purchase.filter(bought -> bought.isBefore(origin)).ifPresent(bought -> {
            throw new IllegalArgumentException("purchase " + bought + " comes before the origin " + origin);
        });
        Instant from = seenFrom.isAfter(origin) ? seenFrom : origin;
        Instant end = purchase.filter(bought -> !bought.isAfter(asOf)).orElse(asOf);
        if (!end.isAfter(from)) return Optional.empty();
        boolean observed = purchase.isPresent() && !purchase.orElseThrow().isAfter(asOf);
        return Optional.of(new Lifetime(Duration.between(origin, end), observed, Duration.between(origin, from)));
    }

    double days() {
        return days(duration);
    }

    double entryDays() {
        return days(entry);
    }

    private static double days(Duration duration) {
        return (duration.getSeconds() + duration.getNano() / 1e9) / SurvivalLaw.SECONDS_PER_DAY;
    }
}

package io.kairos.timing;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/**
 * An earlier need of the same customer and product type that is over. It tells the customer's own pace: who bought sooner than most
 * is likely to do so again. Read for considered needs and, with {@code ahead}, for dated ones.
 *
 * @param lasted from the first interest or search to the purchase, or until the need was given up; 0 or longer
 * @param bought whether a purchase ended it
 * @param ahead from the first search to the date, for a need tied to a date; empty for all others
 */
public record EarlierNeed(Duration lasted, boolean bought, Optional<Duration> ahead) {

    public EarlierNeed {
        requireNonNull(lasted, "lasted is missing");
        requireNonNull(ahead, "ahead is missing");
        if (lasted.isNegative())
            throw new IllegalArgumentException("lasted must be zero or longer, was " + lasted
                    + ": a purchase comes after the first interest, check the two instants");
        if (ahead.filter(Duration::isNegative).isPresent())
            throw new IllegalArgumentException("ahead must be zero or longer, was " + ahead.orElseThrow()
                    + ": a date lies after its first search, check the two");
    }

    /** Bought so long after the first interest. */
    public static EarlierNeed bought(Duration lasted) {
        return new EarlierNeed(lasted, true, Optional.empty());
    }

    /** Given up, or open no longer, so long after the first interest, without a purchase. */
    public static EarlierNeed unbought(Duration lasted) {
        return new EarlierNeed(lasted, false, Optional.empty());
    }

    /** Of a need tied to a date that lay so far ahead when it was first searched. */
    public EarlierNeed searched(Duration ahead) {
        return new EarlierNeed(lasted, bought, Optional.of(ahead));
    }
}

package io.kairos.timing;

import java.time.Duration;

/**
 * What a well-timed message is worth. A message read Δ before the purchase earns {@code value · responseRate ·
 * 2^(−Δ/halfLife)}; only the last one read before the purchase earns.
 *
 * @param value of one purchase, in the shop's currency, 0 or more
 * @param responseRate share of purchases a message read at the very moment would bring about, 0 to 1
 * @param cost of sending one message, same currency, 0 or more
 * @param halfLife time in which the effect of a message halves
 */
public record Economics(double value, double responseRate, double cost, Duration halfLife) {

    public Economics {
        if (!(value >= 0) || Double.isInfinite(value))
            throw new IllegalArgumentException(
                    "value must be an amount of 0 or more, was " + value + ": give what one purchase is worth");
        if (!(responseRate >= 0 && responseRate <= 1))
            throw new IllegalArgumentException(
                    "responseRate must lie in 0..1, was " + responseRate + ": give a share, 5 % is 0.05");
        if (!(cost >= 0) || Double.isInfinite(cost))
            throw new IllegalArgumentException(
                    "cost must be an amount of 0 or more, was " + cost + ": give what one message costs");
        if (halfLife.isNegative() || halfLife.isZero())
            throw new IllegalArgumentException("halfLife must be positive, was " + halfLife
                    + ": give the time in which a message loses half its effect");
    }

    /** Pure timing: a message read at the moment of purchase counts 1, sending costs nothing. */
    public static Economics timingOnly(Duration halfLife) {
        return new Economics(1, 1, 0, halfLife);
    }
}

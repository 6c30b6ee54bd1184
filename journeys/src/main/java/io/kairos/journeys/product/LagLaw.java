package io.kairos.journeys.product;

import java.time.Duration;

/**
 * A log-normal law of a delay.
 *
 * @param median half of the delays are shorter; positive
 * @param spread standard deviation of the delay's logarithm, in (0, 5]; 0.5 is regular, 1 is loose
 */
public record LagLaw(Duration median, double spread) {

    public LagLaw {
        if (median.isNegative() || median.isZero()) {
            throw new IllegalArgumentException("median must be positive, got " + median);
        }
        if (!(spread > 0 && spread <= 5)) {
            throw new IllegalArgumentException("spread must be in (0, 5], got " + spread);
        }
    }
}

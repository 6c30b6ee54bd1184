package io.kairos.timing;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * When the purchase is expected, given that it has not happened yet.
 *
 * @param q10 one purchase in ten comes before; empty where the model has no law of time or too few buy at all
 * @param q50 half come before
 * @param q90 nine in ten come before
 * @param probabilityOfNoPurchase within the horizon of the decision; empty where the model was fitted on buyers alone
 */
public record PredictedTiming(
        Optional<Instant> q10,
        Optional<Instant> q50,
        Optional<Instant> q90,
        OptionalDouble probabilityOfNoPurchase,
        HazardClass hazard) {

    public PredictedTiming {
        requireNonNull(q10, "q10 is missing");
        requireNonNull(q50, "q50 is missing");
        requireNonNull(q90, "q90 is missing");
        requireNonNull(probabilityOfNoPurchase, "probabilityOfNoPurchase is missing");
        requireNonNull(hazard, "hazard is missing");
    }
}

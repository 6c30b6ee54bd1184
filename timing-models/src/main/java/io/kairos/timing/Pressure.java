package io.kairos.timing;

import static java.util.Objects.requireNonNull;

import io.kairos.timing.fatigue.Fatigue;
import io.kairos.timing.fatigue.FatigueState;

/**
 * How tired the customer is of messages, whatever they were about, and what losing the customer would cost.
 *
 * @param law how messages tire
 * @param state after all messages delivered so far, of all needs and journeys
 * @param loss of an unsubscription, in the currency of the economics, 0 or more
 */
public record Pressure(Fatigue law, FatigueState state, double loss) {

    public Pressure {
        requireNonNull(law, "law is missing");
        requireNonNull(state, "state is missing");
        if (!(loss >= 0) || Double.isInfinite(loss))
            throw new IllegalArgumentException(
                    "loss must be an amount of 0 or more, was " + loss + ": give what an unsubscription costs");
    }
}

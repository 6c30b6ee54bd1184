package io.kairos.orchestrator.guard;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much all journeys together may ask of one customer's attention: the weights of the messages within any window of this
 * length may not add up to more than the budget.
 *
 * @param budget default 8; 0 for no budget
 * @param per default 7 days
 * @param weights of one message, by channel; default email 1, sms 2, postal 4, display 0.25, webhook 0, any other 1; 0 is not
 *     counted
 */
record PressureBudget(
        @DefaultValue("8") double budget,
        @DefaultValue("7d") Duration per,
        @Nullable Map<String, Double> weights) {
    private static final Map<String, Double> USUAL =
            Map.of("email", 1.0, "sms", 2.0, "postal", 4.0, "display", 0.25, "webhook", 0.0);

    PressureBudget {
        weights = weights == null ? USUAL : Map.copyOf(weights);
        if (!(budget >= 0) || Double.isInfinite(budget)) {
            throw new IllegalArgumentException("kairos.guards.pressure.budget must be 0 or more, not " + budget);
        }
        if (per.toMillis() < 1) {
            throw new IllegalArgumentException("kairos.guards.pressure.per must be 1 ms or more, not " + per);
        }
        for (Map.Entry<String, Double> weight : weights.entrySet()) {
            if (!(weight.getValue() >= 0) || budget > 0 && weight.getValue() > budget) {
                throw new IllegalArgumentException("kairos.guards.pressure.weights." + weight.getKey()
                        + " must lie between 0 and the budget of " + budget + ", not " + weight.getValue()
                        + ": a message that weighs more could never be sent");
            }
        }
    }

    @Override
    public Map<String, Double> weights() {
        return weights == null ? USUAL : weights;
    }
}

package io.kairos.orchestrator.guard;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What a journey's messages are worth beside those of other journeys.
 *
 * @param journeys factor, 0 or more, on the expected value of the journey's messages, by its id; 1 for those not named
 */
@ConfigurationProperties("kairos.guards.priority")
record PrioritySettings(@Nullable Map<String, Double> journeys) {
    PrioritySettings {
        journeys = journeys == null ? Map.of() : Map.copyOf(journeys);
        journeys.forEach((journey, factor) -> {
            if (!(factor >= 0) || Double.isInfinite(factor)) {
                throw new IllegalArgumentException(
                        "kairos.guards.priority.journeys." + journey + " must be 0 or more, not " + factor);
            }
        });
    }

    /** A message's value: its moment's score in the eyes of the journey's priority. */
    double value(double score, String journeyId) {
        return score * (journeys == null ? Map.<String, Double>of() : journeys).getOrDefault(journeyId, 1.0);
    }
}

package io.kairos.orchestrator.guard;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who gets no marketing on purpose, so that what messages bring can be measured.
 *
 * @param share of all customers, 0 to 1, who get nothing from any journey; default 0
 * @param journeys share, 0 to 1, of the customers of single journeys who get nothing from that journey, by the journey's id
 */
@ConfigurationProperties("kairos.guards.control-group")
record ControlGroupSettings(
        @DefaultValue("0") double share, @Nullable Map<String, Double> journeys) {
    ControlGroupSettings {
        journeys = journeys == null ? Map.of() : Map.copyOf(journeys);
        check("share", share);
        journeys.forEach((journey, part) -> check("journeys." + journey, part));
    }

    @Override
    public Map<String, Double> journeys() {
        return journeys == null ? Map.of() : journeys;
    }

    private static void check(String name, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("kairos.guards.control-group." + name + " must lie between 0 and 1, not "
                    + share + ": 0.05 keeps five of a hundred customers without messages");
        }
    }
}

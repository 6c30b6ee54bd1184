package io.kairos.orchestrator.moment;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which events besides purchases show a customer's own hours: those that the models of hours are trained on.
 *
 * @param clickEvents names of the events that say a customer followed a link
 */
@ConfigurationProperties("kairos.timing.retraining")
record ActsSetting(
        @DefaultValue({"Email Link Clicked", "Link Clicked"})
        List<String> clickEvents) {
    ActsSetting {
        clickEvents = List.copyOf(clickEvents);
    }
}

package io.kairos.orchestrator.timing;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When and from what timing models are trained anew.
 *
 * @param enabled whether they are; default yes
 * @param every time between two trainings, at least one minute; default 24 hours
 * @param at UTC time of day one of the trainings falls on; default 03:00
 * @param heldOut the last period, which candidates do not see and are judged on; default 28 days
 * @param history how far back is read; default 730 days
 * @param leastPurchases fewer purchases train nothing; default 200
 * @param leastHeldOut fewer cases in the last period judge nothing; default 30
 * @param clickEvents names of the events that say a customer followed a link; with purchases they show the hours
 */
@ConfigurationProperties("kairos.timing.retraining")
record RetrainingSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("24h") Duration every,
        @DefaultValue("03:00") LocalTime at,
        @DefaultValue("28d") Duration heldOut,
        @DefaultValue("730d") Duration history,
        @DefaultValue("200") int leastPurchases,
        @DefaultValue("30") int leastHeldOut,

        @DefaultValue({"Email Link Clicked", "Link Clicked"})
        List<String> clickEvents) {

    RetrainingSettings {
        if (every.compareTo(Duration.ofMinutes(1)) < 0)
            throw new IllegalArgumentException(
                    "kairos.timing.retraining.every must be one minute or longer, was " + every);
        if (heldOut.compareTo(Duration.ofDays(1)) < 0)
            throw new IllegalArgumentException(
                    "kairos.timing.retraining.held-out must be one day or longer, was " + heldOut);
        if (history.compareTo(heldOut) <= 0)
            throw new IllegalArgumentException("kairos.timing.retraining.history must be longer than held-out, was "
                    + history + " and " + heldOut);
        clickEvents = List.copyOf(clickEvents);
    }

    /** The first training after this instant. */
    Instant nextAfter(Instant instant) {
        Instant phase = Instant.EPOCH.atOffset(ZoneOffset.UTC).with(at).toInstant();
        long since = Math.floorDiv(Duration.between(phase, instant).toSeconds(), every.toSeconds());
        return phase.plusSeconds((since + 1) * every.toSeconds());
    }
}

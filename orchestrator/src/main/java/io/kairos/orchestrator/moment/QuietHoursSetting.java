package io.kairos.orchestrator.moment;

import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The quiet hours that the guards will ask for at send time, read here so that a moment is planned outside of them.
 *
 * @param from first quiet minute in the customer's zone; default 21:00
 * @param to first minute that is not quiet any more; default 08:00
 */
@ConfigurationProperties("kairos.guards.quiet-hours")
record QuietHoursSetting(
        @DefaultValue("21:00") LocalTime from,
        @DefaultValue("08:00") LocalTime to) {

    boolean contains(LocalTime time) {
        return new io.kairos.timing.QuietHours(from, to).contains(time);
    }

    /** Whether the quiet time around this one began on the same day. */
    boolean startsBefore(LocalTime time) {
        return !time.isBefore(from);
    }
}

package io.kairos.orchestrator.guard;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The hours of the customer's night in which nothing is sent, over midnight where {@code from} is after {@code to}.
 *
 * <p>When the clocks change, the night is never cut short: an hour that is shown twice opens the window the first time and
 * closes it the second time; an hour that is not shown counts as the instant of the change.
 *
 * @param from first quiet minute; default 21:00
 * @param to first minute that is not quiet any more; default 08:00; equal to {@code from}: no quiet hours
 */
record QuietHours(
        @DefaultValue("21:00") LocalTime from,
        @DefaultValue("08:00") LocalTime to) {

    /** When the quiet hours around this instant end; empty when it is not in any. */
    Optional<Instant> endAround(Instant instant, ZoneId zone) {
        if (from.equals(to)) {
            return Optional.empty();
        }
        ZoneRules rules = zone.getRules();
        LocalDate today = instant.atZone(zone).toLocalDate();
        for (LocalDate evening : List.of(today.minusDays(1), today, today.plusDays(1))) {
            LocalDate morning = from.isAfter(to) ? evening.plusDays(1) : evening;
            Instant start = firstShown(evening.atTime(from), rules);
            Instant end = lastShown(morning.atTime(to), rules);
            if (!instant.isBefore(start) && instant.isBefore(end)) {
                return Optional.of(end);
            }
        }
        return Optional.empty();
    }

    private static Instant firstShown(LocalDateTime local, ZoneRules rules) {
        ZoneOffsetTransition change = rules.getTransition(local);
        if (change == null) {
            return local.toInstant(rules.getOffset(local));
        }
        return change.isGap() ? change.getInstant() : local.toInstant(change.getOffsetBefore());
    }

    private static Instant lastShown(LocalDateTime local, ZoneRules rules) {
        ZoneOffsetTransition change = rules.getTransition(local);
        if (change == null) {
            return local.toInstant(rules.getOffset(local));
        }
        return change.isGap() ? change.getInstant() : local.toInstant(change.getOffsetAfter());
    }
}

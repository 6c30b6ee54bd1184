package io.kairos.orchestrator.guard.legal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;

/**
 * The arithmetic of legal windows: an instant is open when the clocks of every zone the person may be in show an hour of the
 * rule, on a day that is not closed there. An hour that clocks skip opens with the change. Thread-safe.
 */
public final class LegalHours {
    /** Longer than any run of closed days; behind it there is no common hour at all. */
    private static final int DAYS = 14;

    private final PublicHolidays holidays = new PublicHolidays();

    /** Whether a message may reach the person at this instant. */
    public boolean areOpen(LegalRule rule, Place place, Instant at) {
        return place.zones().stream().allMatch(zone -> isOpen(rule, place, at.atZone(zone)));
    }

    /** The first open instant from this one on; empty when there is none within two weeks. */
    public Optional<Instant> firstOpen(LegalRule rule, Place place, Instant from) {
        Instant last =
                from.atZone(place.zones().iterator().next()).plusDays(DAYS).toInstant();
        Instant at = from;
        while (!at.isAfter(last)) {
            Instant next = at;
            for (ZoneId zone : place.zones()) {
                next = opens(rule, place, next, zone);
            }
            if (next.equals(at)) {
                return Optional.of(at);
            }
            at = next;
        }
        return Optional.empty();
    }

    /** The instant itself where it is open in this zone, else the next opening there. */
    private Instant opens(LegalRule rule, Place place, Instant from, ZoneId zone) {
        ZonedDateTime local = from.atZone(zone);
        if (isOpen(rule, place, local)) {
            return from;
        }
        LocalDate day = local.toLocalDate();
        for (int i = 0; i <= DAYS; i++) {
            ZonedDateTime opening = opening(day.plusDays(i).atTime(rule.from()), zone);
            if (opening.toInstant().isAfter(from) && isOpen(rule, place, opening)) {
                return opening.toInstant();
            }
        }
        return local.plusDays(DAYS + 1).toInstant();
    }

    private static ZonedDateTime opening(LocalDateTime local, ZoneId zone) {
        ZoneOffsetTransition change = zone.getRules().getTransition(local);
        return change != null && change.isGap() ? change.getInstant().atZone(zone) : local.atZone(zone);
    }

    private boolean isOpen(LegalRule rule, Place place, ZonedDateTime local) {
        LocalTime hour = local.toLocalTime();
        return !hour.isBefore(rule.from())
                && hour.isBefore(rule.to())
                && !rule.closedOn().contains(local.getDayOfWeek())
                && !(rule.closedOnHolidays() && holidays.isOne(local.toLocalDate(), place));
    }
}

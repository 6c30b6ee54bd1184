package io.kairos.timing;

import io.kairos.timing.hours.LocalHours;
import io.kairos.timing.hours.LocalHours.Slot;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Instants at which a message may leave: at once or as soon as the least gap to the last message allows, at every full
 * local hour after, and where the quiet hours end; never within the quiet hours, never too late to be read.
 */
final class DispatchTimes {

    private final Limits limits;
    private final ZoneId zone;
    private final Instant earliest;
    private final Instant latest;

    DispatchTimes(Limits limits, ZoneId zone, Instant now, Instant end) {
        this.limits = limits;
        this.zone = zone;
        Instant afterGap =
                limits.lastSent().map(sent -> sent.plus(limits.minGap())).orElse(now);
        this.earliest = afterGap.isAfter(now) ? afterGap : now;
        Instant deadline = limits.deadline().filter(each -> each.isBefore(end)).orElse(end);
        this.latest = deadline.minus(limits.readingDelay());
    }

    /** Last instant from which a message is read in time. */
    Instant latest() {
        return latest;
    }

    /** Whether even an allowed hour would come too late. */
    boolean tooLate() {
        return latest.isBefore(earliest);
    }

    /** The first allowed instant, if it is in time; quiet hours last a day at most. */
    Optional<Instant> first() {
        return among(LocalHours.between(earliest, earliest.plus(Duration.ofDays(2)), zone)).stream()
                .findFirst();
    }

    /** The allowed instants within these hours of the customer, and the earliest. */
    List<Instant> among(List<Slot> slots) {
        List<Instant> instants = new ArrayList<>();
        if (!tooLate() && !limits.quiet().contains(LocalTime.ofInstant(earliest, zone))) instants.add(earliest);
        for (Slot slot : slots) {
            Instant at = Instant.ofEpochSecond(slot.start());
            LocalTime until = limits.quiet().until();
            if (limits.quiet().contains(slot.local())) {
                long wait = Duration.between(slot.local(), until).toSeconds();
                if (wait <= 0 || wait >= slot.end() - slot.start()) continue;
                at = at.plusSeconds(wait);
            }
            if (at.isAfter(earliest) && !at.isAfter(latest)) instants.add(at);
        }
        return instants;
    }
}

package io.kairos.timing;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Instants at which a message may leave: at once or as soon as the least gap to the last message allows, at every full
 * local hour after, and where the quiet hours end; never within the quiet hours, never too late to be read.
 */
final class DispatchTimes {

    /** So many days after the first instant every other coarse day is enough: those of a sketched plan are cut into hours. */
    private static final int FAR_DAYS = 60;

    private final Limits limits;
    private final ZoneId zone;
    private final Instant earliest;
    private final Instant latest;
    private final int quietFrom;
    private final int quietUntil;

    DispatchTimes(Limits limits, ZoneId zone, Instant now, Instant end) {
        this(limits, zone, now, now, end);
    }

    /** Within what is foreseen. */
    static DispatchTimes of(Limits limits, ZoneId zone, Instant now, Outlook outlook) {
        return new DispatchTimes(limits, zone, now, outlook.course().opens().orElse(now), outlook.end());
    }

    private DispatchTimes(Limits limits, ZoneId zone, Instant now, Instant opens, Instant end) {
        this.limits = limits;
        this.zone = zone;
        Instant open = opens.isAfter(now) ? opens : now;
        Instant afterGap =
                limits.lastSent().map(sent -> sent.plus(limits.minGap())).orElse(open);
        this.earliest = afterGap.isAfter(open) ? afterGap : open;
        Instant deadline = limits.deadline().filter(each -> each.isBefore(end)).orElse(end);
        this.latest = deadline.minus(limits.readingDelay());
        this.quietFrom = limits.quiet().from().toSecondOfDay();
        this.quietUntil = limits.quiet().until().toSecondOfDay();
    }

    /** First instant at which the least gap and what is foreseen allow a message, in quiet hours or not. */
    Instant earliest() {
        return earliest;
    }

    /** Last instant from which a message is read in time. */
    Instant latest() {
        return latest;
    }

    /** Whether even an allowed hour would come too late. */
    boolean tooLate() {
        return latest.isBefore(earliest);
    }

    /** Whether a message may leave then. */
    boolean allows(Instant at) {
        return !at.isBefore(earliest) && !at.isAfter(latest) && !limits.quiet().contains(LocalTime.ofInstant(at, zone));
    }

    /** The first allowed instant, if it is in time; quiet hours last a day at most. */
    Optional<Instant> first() {
        Dispatches few =
                among(HourGrid.between(earliest, earliest.plus(Duration.ofDays(2)), Blocks.hours(zone, earliest)));
        return few.count() == 0 ? Optional.empty() : Optional.of(few.get(0));
    }

    /** The allowed starts of these pieces, within the hour in which the quiet hours end that end, and the earliest instant. */
    Dispatches among(HourGrid hours) {
        return among(hours, Optional.empty());
    }

    /** The same with one more, allowed, which need not be a full hour. */
    Dispatches among(HourGrid hours, Optional<Instant> extra) {
        Dispatches instants = new Dispatches(hours.count() + 1);
        if (!tooLate() && !limits.quiet().contains(LocalTime.ofInstant(earliest, zone)))
            instants.add(earliest.getEpochSecond(), earliest.getNano());
        long first = earliest.getEpochSecond();
        long last = latest.getEpochSecond();
        long far = first + FAR_DAYS * (long) LocalDays.DAY;
        for (int hour = hours.upcoming(first); hour < hours.count(); hour++) {
            long at = hours.start(hour);
            if (at > far && hours.hours(hour) > 1 && hours.epochDay(hour) % 2 != 0) continue;
            int local = hours.local(hour);
            if (quiet(local)) {
                int wait = quietUntil - local;
                if (wait <= 0 || wait >= Math.min(hours.end(hour) - at, HourGrid.HOUR)) continue;
                at += wait;
            }
            if (at > last) break;
            if (at > first) instants.add(at, 0);
        }
        extra.ifPresent(instants::insert);
        return instants;
    }

    private boolean quiet(int local) {
        if (quietFrom < quietUntil) return local >= quietFrom && local < quietUntil;
        return quietFrom != quietUntil && (local >= quietFrom || local < quietUntil);
    }
}

package io.kairos.timing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * Starts of successive days of a zone. Between two clock changes a day lasts 24 hours; only around a change are the rules
 * of the zone asked.
 */
final class LocalDays {

    static final int DAY = 86_400;

    private final ZoneId zone;
    private final ZoneRules rules;
    private long epochDay;
    private long start;
    private long change;
    private boolean fromMidnight;

    /** Stands on the first day. */
    LocalDays(LocalDate first, ZoneId zone) {
        this.zone = zone;
        this.rules = zone.getRules();
        stand(first.toEpochDay());
    }

    long epochDay() {
        return epochDay;
    }

    /** Epoch second at which the day starts. */
    long start() {
        return start;
    }

    /** Whether the day runs from its own midnight through 24 hours; a day that the zone skipped does not. */
    boolean plain() {
        return fromMidnight && start + DAY < change;
    }

    /** Epoch second at which the next day starts. */
    long end() {
        return plain() ? start + DAY : startOf(epochDay + 1);
    }

    /** Goes to the next day. */
    void next() {
        if (plain()) {
            epochDay++;
            start += DAY;
        } else stand(epochDay + 1);
    }

    /** Second of the local day at this epoch second of it. */
    int local(long epochSecond) {
        if (plain()) return (int) (epochSecond - start);
        return Math.floorMod(
                epochSecond
                        + rules.getOffset(Instant.ofEpochSecond(epochSecond)).getTotalSeconds(),
                DAY);
    }

    private void stand(long day) {
        epochDay = day;
        start = startOf(day);
        ZoneOffsetTransition transition = rules.nextTransition(Instant.ofEpochSecond(start));
        change = transition == null ? Long.MAX_VALUE : transition.toEpochSecond();
        long offset = rules.getOffset(Instant.ofEpochSecond(start)).getTotalSeconds();
        fromMidnight = start + offset == day * DAY;
    }

    private long startOf(long day) {
        return LocalDate.ofEpochDay(day).atStartOfDay(zone).toEpochSecond();
    }
}

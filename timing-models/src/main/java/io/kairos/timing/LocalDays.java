package io.kairos.timing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import org.jspecify.annotations.Nullable;

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
    private long changeAfter;
    private int offset;
    private int offsetAfter;
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
        return (int) Math.floorMod(epochSecond + offset(epochSecond), (long) DAY);
    }

    private int offset(long epochSecond) {
        if (epochSecond < change) return offset;
        return epochSecond < changeAfter ? offsetAfter : offsetOf(epochSecond);
    }

    private void stand(long day) {
        epochDay = day;
        start = startOf(day);
        offset = offsetOf(start);
        fromMidnight = start + offset == day * DAY;
        ZoneOffsetTransition transition = rules.nextTransition(Instant.ofEpochSecond(start));
        change = second(transition);
        if (transition == null) return;
        offsetAfter = transition.getOffsetAfter().getTotalSeconds();
        changeAfter = second(rules.nextTransition(transition.getInstant()));
    }

    private int offsetOf(long epochSecond) {
        return rules.getOffset(Instant.ofEpochSecond(epochSecond)).getTotalSeconds();
    }

    private static long second(@Nullable ZoneOffsetTransition transition) {
        return transition == null ? Long.MAX_VALUE : transition.toEpochSecond();
    }

    private long startOf(long day) {
        return LocalDate.ofEpochDay(day).atStartOfDay(zone).toEpochSecond();
    }
}

package io.kairos.channel.postal.schedule;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Plans letters backwards from the doorstep. The two functions are inverse where they can be:
 * {@code doorstepDay(dispatchBy(d)) <= d}, an instant later the letter comes after {@code d}, and {@code dispatchBy(doorstepDay(t)) >= t}.
 */
public final class PostalSchedule {

    private PostalSchedule() {}

    /** The day on which a letter handed over at that instant is on the doorstep. */
    public static LocalDate doorstepDay(Instant handedOver, PostalCalendar calendar) {
        return calendar.delivery().doorstep(calendar.production().doneOn(handedOver));
    }

    /** The latest instant to hand a letter over that must be on the doorstep on that day, or the last delivery day before it. */
    public static Instant dispatchBy(LocalDate doorstepDay, PostalCalendar calendar) {
        return calendar.production().latestHandOver(calendar.delivery().latestPosting(doorstepDay));
    }
}

package io.kairos.channel.spi;

import java.time.Instant;
import java.time.LocalDate;

/**
 * From the hand-over to the customer through the working days of a provider and the delivery days after them. Its two functions
 * are inverse where they can be: {@code thereOn(handOverBy(d)) <= d}, an instant later it comes after {@code d}, and
 * {@code handOverBy(thereOn(t)) >= t}.
 *
 * @param cutOff until the cut-off of a work day it is taken up, and leaves {@code leadDays} work days later
 * @param delivery from the day it leaves to the day it is there
 */
public record DeliveryCalendar(CutOff cutOff, DeliveryDays delivery) {

    /** The day on which what is handed over at that instant is there. */
    public LocalDate thereOn(Instant handedOver) {
        return delivery.thereOn(cutOff.doneOn(handedOver));
    }

    /** The latest instant to hand over what must be there on that day, or on the last day before it with a delivery. */
    public Instant handOverBy(LocalDate day) {
        return cutOff.latestHandOver(delivery.latestLeaving(day));
    }
}

package io.kairos.channel.postal.schedule;

import io.kairos.channel.spi.CutOff;

/**
 * When letters are printed and when they are delivered.
 *
 * @param production until the cut-off of a work day letters are taken up, and posted {@code leadDays} work days later
 * @param delivery from the day of posting to the doorstep
 */
public record PostalCalendar(CutOff production, DeliveryDays delivery) {}

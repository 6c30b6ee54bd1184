package io.kairos.journeys.product;

import java.time.Duration;
import java.util.Optional;

/**
 * How often one need may be reminded of, and at which rhythm it is decided.
 *
 * @param maxReminders at least 1
 * @param minGap shortest time between two reminders of one need
 * @param usualDelay law of the time from the first sign of interest to the purchase, where known
 * @param typicalGap time between two purchases of a replenished product
 */
public record Cadence(int maxReminders, Duration minGap, Optional<LagLaw> usualDelay, Optional<Duration> typicalGap) {}

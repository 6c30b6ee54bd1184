package io.kairos.timing;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;

/**
 * When to send.
 *
 * @param at dispatch instant; equal to the request's now means at once
 * @param window instants around {@code at} that are almost as good
 * @param latestUseful last admissible dispatch instant at which the message still earns more than it costs
 * @param plan provisional later reminders, in order; only {@code at} is a commitment
 */
public record Moment(Instant at, Window window, Instant latestUseful, List<Instant> plan) {

    public Moment {
        requireNonNull(at, "at is missing");
        requireNonNull(window, "window is missing");
        requireNonNull(latestUseful, "latestUseful is missing");
        plan = List.copyOf(plan);
    }
}

package io.kairos.timing;

import static java.util.Objects.requireNonNull;

import io.kairos.timing.model.ModelRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One answer of the engine.
 *
 * @param at dispatch instant; present exactly if the action is SEND; equal to the request's now means at once
 * @param window instants around {@code at} that are almost as good
 * @param latestUseful last admissible dispatch instant at which the message still earns more than it costs
 * @param plan provisional later reminders, in order; only {@code at} is a commitment
 * @param score expected net value of the whole plan, in the currency of the economics, over no further message
 * @param scoreNow the same if the first message went at the earliest admissible instant and the rest were placed anew
 * @param validUntil ask again at the latest then
 */
public record TimingDecision(
        Action action,
        Optional<Instant> at,
        Optional<Window> window,
        Optional<Instant> latestUseful,
        List<Instant> plan,
        PredictedTiming predicted,
        double score,
        double scoreNow,
        Explanation why,
        Fallback fallback,
        ModelRef model,
        Instant validUntil) {

    public TimingDecision {
        requireNonNull(action);
        requireNonNull(window);
        requireNonNull(latestUseful);
        plan = List.copyOf(plan);
        requireNonNull(predicted);
        requireNonNull(why);
        requireNonNull(fallback);
        requireNonNull(model);
        requireNonNull(validUntil);
        if ((action == Action.SEND) != at.isPresent())
            throw new IllegalArgumentException("an instant belongs to SEND and only to it, action " + action);
    }

    public enum Action {
        SEND,
        DO_NOT_SEND
    }
}

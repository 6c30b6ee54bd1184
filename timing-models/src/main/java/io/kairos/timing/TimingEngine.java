package io.kairos.timing;

import java.time.Instant;

/** Says when one message should reach one customer, and why. Thread-safe, no hidden clock, the same answer for the same request. */
public interface TimingEngine {

    /**
     * Chooses the best instant for the next message of one need.
     *
     * @throws IllegalArgumentException if the request contradicts itself (the message names the value)
     */
    TimingDecision decide(TimingRequest request);

    /**
     * Chooses anew after something happened, without flutter: the instant chosen before stays unless another is better by more
     * than {@link #LEAST_GAIN} of the new best, or it passed, or it is not allowed any more. Asked twice with the same request
     * it gives the same answer.
     *
     * @param planned the instant chosen before
     */
    TimingDecision reconsider(Instant planned, TimingRequest request);

    /** The same, from the whole decision; a decision not to send binds nobody. */
    default TimingDecision reconsider(TimingDecision previous, TimingRequest request) {
        return previous.at().map(planned -> reconsider(planned, request)).orElseGet(() -> decide(request));
    }

    /**
     * What the next message is worth by the instant it goes, for those who want to see how sharp a decision is. The highest point is
     * where {@link #decide} would send.
     *
     * @param most points, at least 2
     */
    Landscape landscape(TimingRequest request, int most);

    /** Share of the best plan's value that moving must gain. */
    double LEAST_GAIN = 0.02;
}

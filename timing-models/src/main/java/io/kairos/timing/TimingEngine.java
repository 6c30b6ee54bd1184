package io.kairos.timing;

/** Says when one message should reach one customer, and why. Thread-safe, no hidden clock, the same answer for the same request. */
public interface TimingEngine {

    /**
     * Chooses the best instant for the next message of one need.
     *
     * @throws IllegalArgumentException if the request contradicts itself (the message names the value)
     */
    TimingDecision decide(TimingRequest request);
}

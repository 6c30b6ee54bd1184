package io.kairos.timing.channel;

import java.time.Duration;
import java.time.Instant;

/**
 * A channel at its own best dispatch instant.
 *
 * @param offer what was judged
 * @param netValue V·q·E[g(s*+D)] − cost − unsubscribeCost, in the currency of the value; at or below 0 the message is not worth it
 * @param conversion q·E[g(s*+D)]: purchases the message is expected to bring, each less what the waiting takes off its value
 * @param bestDispatch s*, the earliest of equals
 * @param sameUntil last dispatch instant of the run of equals that starts at s*; equal to it where the curve has a true peak
 * @param readingDelay expected time from s* to reading, waiting for the cut-off included
 */
public record ChannelScore(
        ChannelOffer offer,
        double netValue,
        double conversion,
        Instant bestDispatch,
        Instant sameUntil,
        Duration readingDelay) {

    public String channel() {
        return offer.channel();
    }

    public double cost() {
        return offer.cost();
    }

    /** Whether the message earns more than it costs. */
    public boolean worthwhile() {
        return netValue > 0;
    }
}

package io.kairos.timing.channel;

import java.util.Optional;

/**
 * What one channel offers for one message to one customer.
 *
 * @param channel name, not blank
 * @param effect q: P(the message brings the purchase | seen just before it), 0 to 1; see {@link ChannelEffects}
 * @param cost of one message, in the currency of the value, 0 or more
 * @param latency from dispatch (from the cut-off where there is one) to reading
 * @param cutOff when what was handed over leaves; empty means at once
 * @param unsubscribeCost P(the message makes the customer leave the channel) · what the customer is worth there, 0 or more
 */
public record ChannelOffer(
        String channel, double effect, double cost, Latency latency, Optional<CutOff> cutOff, double unsubscribeCost) {

    public ChannelOffer {
        if (channel.isBlank()) throw new IllegalArgumentException("channel is blank: name it");
        if (!(effect >= 0 && effect <= 1))
            throw new IllegalArgumentException("effect of " + channel + " must lie in 0..1, was " + effect);
        requireAmount(channel, "cost", cost);
        requireAmount(channel, "unsubscribeCost", unsubscribeCost);
    }

    /** Leaves at once and costs no customers. */
    public static ChannelOffer of(String channel, double effect, double cost, Latency latency) {
        return new ChannelOffer(channel, effect, cost, latency, Optional.empty(), 0);
    }

    private static void requireAmount(String channel, String name, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY))
            throw new IllegalArgumentException(
                    name + " of " + channel + " must be an amount of 0 or more, was " + value);
    }
}

package io.kairos.timing;

import io.kairos.timing.channel.ChannelOffer;
import java.util.List;

/**
 * Channels by which the message may go, with consent and a cap left. The chosen one gives effect, cost and reading delay in
 * place of those of the economics and the limits.
 *
 * @param channels each once; none: the channel is settled already
 * @param epsilon least probability of each worthwhile channel, 0 to 1 / their number; 0 explores nothing
 * @param seed of the programme
 * @param decision number of this decision of the customer, 0 or more; asked again about the same decision, the same channel
 *     comes up
 */
public record Offers(List<ChannelOffer> channels, double epsilon, long seed, int decision) {

    private static final Offers NONE = new Offers(List.of(), 0, 0, 0);

    public Offers {
        channels = List.copyOf(channels);
        if (!(epsilon >= 0 && epsilon * Math.max(1, channels.size()) <= 1))
            throw new IllegalArgumentException("epsilon must lie in 0..1/" + Math.max(1, channels.size())
                    + ", the number of channels, was " + epsilon);
        if (decision < 0) throw new IllegalArgumentException("decision must be 0 or more, was " + decision);
    }

    public static Offers none() {
        return NONE;
    }

    /** The best of these, nothing left to chance. */
    public static Offers of(List<ChannelOffer> channels) {
        return new Offers(channels, 0, 0, 0);
    }
}

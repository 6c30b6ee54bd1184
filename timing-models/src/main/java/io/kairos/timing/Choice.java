package io.kairos.timing;

import static java.util.Objects.requireNonNull;

import io.kairos.timing.channel.ChannelScore;
import io.kairos.timing.crosssell.Suggestion.Ranked;
import java.util.List;
import java.util.Optional;

/**
 * How the action came about.
 *
 * @param channel to send by; empty where none was offered
 * @param scores of all channels on offer, best first, each at its own best instant
 * @param propensity probability with which this action was taken in this context, to be logged: above 0, 1 where nothing was
 *     left to chance
 * @param explored whether chance took another channel than the best known one
 * @param products to offer, the best first; empty where the need says what it is about
 */
public record Choice(
        Optional<String> channel,
        List<ChannelScore> scores,
        double propensity,
        boolean explored,
        List<Ranked> products) {

    /** Nothing was left to chance. */
    static final Choice CERTAIN = new Choice(Optional.empty(), List.of(), 1, false);

    /** About what the need itself names. */
    public Choice(Optional<String> channel, List<ChannelScore> scores, double propensity, boolean explored) {
        this(channel, scores, propensity, explored, List.of());
    }

    public Choice {
        requireNonNull(channel, "channel is missing");
        scores = List.copyOf(scores);
        products = List.copyOf(products);
        if (!(propensity > 0 && propensity <= 1))
            throw new IllegalArgumentException("propensity must lie above 0 and at most at 1, was " + propensity);
    }

    /** The same with these products to offer. */
    Choice offering(List<Ranked> products) {
        return new Choice(channel, scores, propensity, explored, products);
    }
}

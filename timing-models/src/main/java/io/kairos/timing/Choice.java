package io.kairos.timing;

import static java.util.Objects.requireNonNull;

import io.kairos.timing.channel.ChannelScore;
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
 */
public record Choice(Optional<String> channel, List<ChannelScore> scores, double propensity, boolean explored) {

    /** Nothing was left to chance. */
    static final Choice CERTAIN = new Choice(Optional.empty(), List.of(), 1, false);

    public Choice {
        requireNonNull(channel, "channel is missing");
        scores = List.copyOf(scores);
        if (!(propensity > 0 && propensity <= 1))
            throw new IllegalArgumentException("propensity must lie above 0 and at most at 1, was " + propensity);
    }
}

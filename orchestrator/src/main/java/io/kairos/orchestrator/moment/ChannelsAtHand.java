package io.kairos.orchestrator.moment;

import java.util.List;
import java.util.function.Function;

/**
 * The channels a message may go by.
 *
 * @param open whether the best of them is to be chosen; false: the journey names the only one
 * @param topic of the message
 * @param facts about each channel, for a message of that topic
 */
public record ChannelsAtHand(boolean open, String topic, Function<String, List<ChannelFacts>> facts) {

    /** The same for a message of another topic. */
    ChannelsAtHand about(String other) {
        return new ChannelsAtHand(open, other, facts);
    }

    List<ChannelFacts> here() {
        return facts.apply(topic);
    }
}

package io.kairos.orchestrator.dispatch;

import io.kairos.channel.spi.Channel;
import io.kairos.channel.spi.DeliveryPolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The channels of this installation, by id. */
@Component
class ChannelSet {
    private final Map<String, Channel> channels;

    ChannelSet(List<Channel> channels) {
        this.channels = channels.stream()
                .collect(Collectors.toUnmodifiableMap(
                        channel -> channel.descriptor().id(), Function.identity()));
    }

    Optional<Channel> find(String id) {
        return Optional.ofNullable(channels.get(id));
    }

    /** Whether a hand-off without an answer may be made again. */
    boolean isRepeatable(String id) {
        return find(id).filter(channel -> channel.descriptor().policy() == DeliveryPolicy.AT_LEAST_ONCE_WITH_KEY)
                .isPresent();
    }
}

package io.kairos.orchestrator.dispatch;

import io.kairos.channel.spi.Channel;
import io.kairos.channel.spi.DeliveryPolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The channels of this installation, by id: those of the program itself, and those that outside workers serve over HTTP. */
@Component
class ChannelSet implements ChannelNames {
    private final Map<String, Channel> channels;
    private final WorkerChannels outside;

    ChannelSet(List<Channel> channels, WorkerChannels outside) {
        this.channels = channels.stream()
                .collect(Collectors.toUnmodifiableMap(
                        channel -> channel.descriptor().id(), Function.identity()));
        this.outside = outside;
    }

    @Override
    public Set<String> all() {
        Set<String> all = new TreeSet<>(channels.keySet());
        all.addAll(outside.all());
        return all;
    }

    /** A channel of the program itself. */
    Optional<Channel> find(String id) {
        return Optional.ofNullable(channels.get(id));
    }

    /** Whether anybody serves this channel. */
    boolean isServed(String id) {
        return channels.containsKey(id) || outside.policy(id).isPresent();
    }

    /** Whether a hand-off without an answer may be made again. */
    boolean isRepeatable(String id) {
        return find(id).map(channel -> channel.descriptor().policy())
                .or(() -> outside.policy(id))
                .filter(policy -> policy == DeliveryPolicy.AT_LEAST_ONCE_WITH_KEY)
                .isPresent();
    }
}

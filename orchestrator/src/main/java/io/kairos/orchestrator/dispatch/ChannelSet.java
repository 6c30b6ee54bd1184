package io.kairos.orchestrator.dispatch;

import io.kairos.channel.spi.CallbackChannel;
import io.kairos.channel.spi.Channel;
import io.kairos.channel.spi.ChannelCapabilities;
import io.kairos.channel.spi.ChannelDescriptor;
import io.kairos.channel.spi.ChannelSettingsException;
import io.kairos.channel.spi.DeliveryPolicy;
import io.kairos.channel.spi.MessageContent;
import io.kairos.channel.spi.Recipient;
import io.kairos.journeys.message.Form;
import io.kairos.orchestrator.guard.ChannelReach;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The channels of this installation, by id: those of the program itself, and those that outside workers serve over HTTP. */
@Component
class ChannelSet implements ChannelNames, ChannelReach, CallbackChannels, ChannelForms {
    private final Map<String, Channel> channels;
    private final Map<String, URI> urls;
    private final WorkerChannels outside;

    ChannelSet(List<Channel> channels, ProvidedChannels provided, WorkerChannels outside) {
        Map<String, Channel> byId = new TreeMap<>();
        Stream.concat(channels.stream(), provided.channels().stream()).forEach(channel -> {
            String id = channel.descriptor().id();
            if (byId.put(id, channel) != null) {
                throw new ChannelSettingsException(
                        id, List.of("there are two channels of this id: remove the settings kairos.channels." + id));
            }
        });
        this.channels = Map.copyOf(byId);
        this.urls = provided.urls();
        this.outside = outside;
    }

    @Override
    public Set<String> all() {
        Set<String> all = new TreeSet<>(channels.keySet());
        all.addAll(outside.all());
        return all;
    }

    @Override
    public Optional<ChannelDescriptor> descriptor(String id) {
        return find(id).map(Channel::descriptor);
    }

    /** A channel of the program itself. */
    Optional<Channel> find(String id) {
        return Optional.ofNullable(channels.get(id));
    }

    /** All of the program itself. */
    Collection<Channel> own() {
        return channels.values();
    }

    /** Ids of the channels whose messages let customers into audiences. */
    Set<String> audiences() {
        return channels.keySet().stream()
                .filter(id -> contentOf(id) == MessageContent.Kind.AUDIENCE)
                .collect(Collectors.toSet());
    }

    @Override
    public Optional<CallbackChannel> callback(String id) {
        return find(id).filter(CallbackChannel.class::isInstance).map(CallbackChannel.class::cast);
    }

    /** The kind of content a channel carries; outside workers are given what an email holds. */
    MessageContent.Kind contentOf(String id) {
        return capabilities(id).map(ChannelCapabilities::content).orElse(MessageContent.Kind.EMAIL);
    }

    @Override
    public Set<Form> of(String channel) {
        return switch (contentOf(channel)) {
            case EMAIL -> Set.of(Form.EMAIL);
            case SHORT_TEXT -> Set.of(Form.SHORT_TEXT);
            case LETTER -> Set.of(Form.LETTER, Form.SHORT_TEXT);
            case JSON -> Set.of(Form.EMAIL, Form.SHORT_TEXT);
            case AUDIENCE -> Set.of();
        };
    }

    @Override
    public Recipient.Kind recipientOf(String id) {
        return capabilities(id).map(ChannelCapabilities::recipient).orElse(Recipient.Kind.LINE);
    }

    @Override
    public Optional<URI> urlOf(String id) {
        return Optional.ofNullable(urls.get(id));
    }

    private Optional<ChannelCapabilities> capabilities(String id) {
        return find(id).map(channel -> channel.descriptor().capabilities());
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

package io.kairos.channel.spi;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a channel from settings. Found with {@link java.util.ServiceLoader} on the class path, so that a channel comes in
 * with its jar and nothing else changes: the jar names its provider in
 * {@code META-INF/services/io.kairos.channel.spi.ChannelProvider}.
 */
public interface ChannelProvider {

    /** The id its channels carry in {@link ChannelDescriptor#id()}; also the prefix of its settings. */
    String id();

    /**
     * Makes a channel. It must not connect before the first message.
     *
     * @param settings names without the prefix, such as {@code base-url}; {@link ChannelSettings} reads them
     * @param clock the only source of the present instant
     * @throws ChannelSettingsException when a setting is missing, wrong or unknown
     */
    Channel create(Map<String, String> settings, InstantSource clock);

    /**
     * How much a content is by this kind of channel, for those who write messages. Asked before there are settings, and must not
     * connect.
     *
     * @return empty where the channel does not carry such content, or does not count it
     */
    default Optional<PayloadSize> measure(MessageContent content) {
        return Optional.empty();
    }
}

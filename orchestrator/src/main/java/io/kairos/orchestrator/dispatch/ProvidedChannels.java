package io.kairos.orchestrator.dispatch;

import io.kairos.channel.spi.Channel;
import io.kairos.channel.spi.ChannelProvider;
import io.kairos.channel.spi.ChannelSettingsException;
import io.kairos.channel.spi.Recipient;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The channels that came in with a jar and are given settings. {@code recipient-url} is a setting of Kairos itself: the address
 * that a channel to web addresses calls for every customer. So is {@code rate-per-second}, of every channel: how many messages
 * all nodes together hand to its provider in a second.
 */
final class ProvidedChannels implements AutoCloseable {
    private static final String RECIPIENT_URL = "recipient-url";
    /** A setting of Kairos itself for every channel: what all nodes together hand over in a second. */
    static final String RATE = "rate-per-second";

    /** The program's own channel, which reads its settings itself. */
    private static final String OWN = "email";

    private final List<Channel> channels = new ArrayList<>();
    private final Map<String, URI> urls = new HashMap<>();
    private final Map<String, Integer> rates = new HashMap<>();

    private ProvidedChannels() {}

    /** No channel at all. */
    static ProvidedChannels none() {
        return new ProvidedChannels();
    }

    /**
     * Makes a channel for each provider that has settings.
     *
     * @throws ChannelSettingsException when settings are wrong, belong to no provider, or two providers claim one id
     */
    static ProvidedChannels of(Iterable<ChannelProvider> providers, ChannelProperties properties, InstantSource clock) {
        Map<String, ChannelProvider> byId = byId(providers);
        ProvidedChannels provided = new ProvidedChannels();
        try {
            Set<String> ids = new TreeSet<>(byId.keySet());
            ids.add(OWN);
            properties.byChannel(ids).forEach((id, given) -> {
                Map<String, String> settings = new TreeMap<>(given);
                provided.takeRate(id, settings);
                if (id.equals(OWN)) {
                    return;
                }
                ChannelProvider provider = Optional.ofNullable(byId.get(id))
                        .orElseThrow(() -> new ChannelSettingsException(
                                id,
                                List.of("no jar on the class path brings it: remove the settings kairos.channels." + id
                                        + ", or use one of "
                                        + String.join(", ", ids))));
                provided.make(provider, settings, clock);
            });
        } catch (RuntimeException e) {
            provided.close();
            throw e;
        }
        return provided;
    }

    private void takeRate(String id, Map<String, String> settings) {
        Optional.ofNullable(settings.remove(RATE)).map(String::strip).ifPresent(value -> {
            if (!value.matches("[1-9][0-9]{0,5}")) {
                throw new ChannelSettingsException(
                        id, List.of(RATE + " must be a whole number from 1 to 999999, but is " + value));
            }
            rates.put(id, Integer.parseInt(value));
        });
    }

    private static Map<String, ChannelProvider> byId(Iterable<ChannelProvider> providers) {
        Map<String, ChannelProvider> byId = new TreeMap<>();
        for (ChannelProvider provider : providers) {
            ChannelProvider other = byId.put(provider.id(), provider);
            if (other != null) {
                throw new ChannelSettingsException(
                        provider.id(),
                        List.of("two jars bring it: take one of "
                                + other.getClass().getName() + " and "
                                + provider.getClass().getName() + " off the class path"));
            }
        }
        return byId;
    }

    private void make(ChannelProvider provider, Map<String, String> settings, InstantSource clock) {
        Map<String, String> own = new TreeMap<>(settings);
        Optional<String> url = Optional.ofNullable(own.remove(RECIPIENT_URL))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
        Channel channel = provider.create(own, clock);
        channels.add(channel);
        String id = channel.descriptor().id();
        if (!id.equals(provider.id())) {
            throw new ChannelSettingsException(
                    provider.id(), List.of("its channel calls itself " + id + ": the jar is wrong"));
        }
        boolean callsUrl = channel.descriptor().capabilities().recipient() == Recipient.Kind.URL;
        if (callsUrl && url.isEmpty()) {
            throw wrong(id, " is missing: set it, for example https://example.org/kairos");
        }
        if (!callsUrl && url.isPresent()) {
            throw wrong(id, " is unknown to this channel: remove it");
        }
        url.ifPresent(value -> urls.put(id, read(id, value)));
    }

    private static URI read(String id, String value) {
        try {
            return new Recipient.Url(URI.create(value)).url();
        } catch (IllegalArgumentException notAnAddress) {
            throw wrong(id, " is no web address: give one such as https://example.org/kairos");
        }
    }

    private static ChannelSettingsException wrong(String id, String what) {
        return new ChannelSettingsException(id, List.of(RECIPIENT_URL + what));
    }

    /** The channels, in the order of their ids. */
    List<Channel> channels() {
        return List.copyOf(channels);
    }

    /** How many messages a second the provider of each channel takes, by id, where that is said. */
    Map<String, Integer> rates() {
        return Map.copyOf(rates);
    }

    /** The address each channel to web addresses calls, by id. */
    Map<String, URI> urls() {
        return Map.copyOf(urls);
    }

    @Override
    public void close() {
        channels.forEach(Channel::close);
    }
}

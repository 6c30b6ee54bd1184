package io.kairos.orchestrator.dispatch;

import io.kairos.channel.spi.Channel;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** The gate of each channel of the program itself; a rate comes from the setting {@code kairos.channels.<id>.rate-per-second}. */
@Component
class Gates {
    private final Map<String, Gate> gates = new TreeMap<>();

    Gates(
            ChannelSet channels,
            ProvidedChannels provided,
            RedisRates rates,
            LaneSettings settings,
            DispatchMetrics metrics,
            InstantSource clock) {
        for (Channel channel : channels.own()) {
            String id = channel.descriptor().id();
            Rate rate = Optional.ofNullable(provided.rates().get(id))
                    .map(perSecond -> rates.of(id, perSecond))
                    .orElse(Rate.NONE);
            Gate gate = new Gate(new Breaker(id, settings.breaker(), clock), rate);
            gates.put(id, gate);
            metrics.watch(id, gate);
        }
    }

    /** By channel. */
    Map<String, Gate> all() {
        return new TreeMap<>(gates);
    }

    /** The gate of that channel of the program. */
    Gate of(String channel) {
        return Optional.ofNullable(gates.get(channel)).orElseThrow();
    }
}

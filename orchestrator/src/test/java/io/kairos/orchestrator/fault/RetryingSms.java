package io.kairos.orchestrator.fault;

import io.kairos.channel.sms.HiddenRetries;
import io.kairos.channel.spi.Channel;
import io.kairos.channel.spi.ChannelDescriptor;
import io.kairos.channel.spi.ChannelProvider;
import io.kairos.channel.spi.DeliveryOutcome;
import io.kairos.channel.spi.OutboundMessage;
import java.time.InstantSource;
import java.util.Map;

/** The channel of text messages as it would be with the SDK's own retries, under a name of its own; it exists in tests alone. */
public final class RetryingSms implements ChannelProvider {
    static final String ID = "sms-retrying";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Channel create(Map<String, String> settings, InstantSource clock) {
        return new Renamed(HiddenRetries.channel(settings, clock));
    }

    private record Renamed(Channel channel) implements Channel {
        @Override
        public ChannelDescriptor descriptor() {
            ChannelDescriptor known = channel.descriptor();
            return new ChannelDescriptor(
                    ID, known.policy(), known.showsHtml(), known.typicalReadingDelay(), known.capabilities());
        }

        @Override
        public DeliveryOutcome deliver(OutboundMessage message) {
            return channel.deliver(message);
        }

        @Override
        public void close() {
            channel.close();
        }
    }
}

package io.kairos.orchestrator.dispatch;

import io.kairos.channel.spi.BatchChannel;
import io.kairos.channel.spi.Channel;
import io.kairos.channel.spi.ChannelCapabilities;
import io.kairos.channel.spi.ChannelDescriptor;
import io.kairos.channel.spi.DeliveryOutcome;
import io.kairos.channel.spi.DeliveryPolicy;
import io.kairos.channel.spi.MessageContent;
import io.kairos.channel.spi.OutboundMessage;
import io.kairos.channel.spi.Recipient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Channels whose provider says yes at once: audiences, for which no template is filled in. */
@TestConfiguration(proxyBeanMethods = false)
class NoOpChannels {
    /** Takes many in one call and recognises a repeat, as the display channel. */
    static final String BATCH = "bench-batch";

    /** Takes one at a time and cannot recognise a repeat, as SMTP. */
    static final String SINGLE = "bench-single";

    /** The same where no cap counts. */
    static final String BARE = "bench-bare";

    @Bean
    Channel batchChannel() {
        return new Batch(BATCH);
    }

    @Bean
    Channel bareChannel() {
        return new Batch(BARE);
    }

    @Bean
    Channel singleChannel() {
        return new Single();
    }

    private static ChannelDescriptor descriptor(String id, DeliveryPolicy policy) {
        return new ChannelDescriptor(
                id,
                policy,
                false,
                Duration.ZERO,
                ChannelCapabilities.of(MessageContent.Kind.AUDIENCE, Recipient.Kind.IDENTITY));
    }

    private static DeliveryOutcome yes(OutboundMessage message) {
        return new DeliveryOutcome.Accepted(message.dispatchId(), Instant.EPOCH);
    }

    private record Batch(String id) implements BatchChannel {
        @Override
        public ChannelDescriptor descriptor() {
            return NoOpChannels.descriptor(id, DeliveryPolicy.AT_LEAST_ONCE_WITH_KEY);
        }

        @Override
        public int batchSize() {
            return 500;
        }

        @Override
        public List<DeliveryOutcome> deliverAll(List<OutboundMessage> messages) {
            return messages.stream().map(NoOpChannels::yes).toList();
        }

        @Override
        public void close() {}
    }

    private static final class Single implements Channel {
        @Override
        public ChannelDescriptor descriptor() {
            return NoOpChannels.descriptor(SINGLE, DeliveryPolicy.AT_MOST_ONCE);
        }

        @Override
        public DeliveryOutcome deliver(OutboundMessage message) {
            return yes(message);
        }

        @Override
        public void close() {}
    }
}

package io.kairos.channel.spi;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The contract can be met: the smallest channel that keeps it. */
class RecordingChannelTest extends ChannelContract {

    private final List<String> taken = new CopyOnWriteArrayList<>();

    @Override
    protected Channel working() {
        return new RecordingChannel(taken, true);
    }

    @Override
    protected Channel unreachable() {
        return new RecordingChannel(taken, false);
    }

    @Override
    protected List<String> taken() {
        return taken;
    }

    @Override
    protected String address(int number) {
        return "customer-" + number;
    }

    private static final class RecordingChannel implements Channel {
        private final List<String> taken;
        private volatile boolean open;

        RecordingChannel(List<String> taken, boolean open) {
            this.taken = taken;
            this.open = open;
        }

        @Override
        public ChannelDescriptor descriptor() {
            return new ChannelDescriptor("recording", DeliveryPolicy.AT_MOST_ONCE, false, Duration.ZERO);
        }

        @Override
        public DeliveryOutcome deliver(OutboundMessage message) {
            if (!open) {
                return new DeliveryOutcome.TryAgain(Duration.ofSeconds(1), "closed");
            }
            taken.add(message.dispatchId());
            return new DeliveryOutcome.Accepted(message.dispatchId(), Instant.EPOCH);
        }

        @Override
        public void close() {
            open = false;
        }
    }
}

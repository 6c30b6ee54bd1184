package io.kairos.channel.spi;

/**
 * A way to reach a customer. Thread-safe: any number of threads may deliver at the same time.
 *
 * <p>What a channel promises its caller (and {@code ChannelContract}, the published test kit, checks):
 *
 * <ul>
 *   <li>whatever the provider does, {@link #deliver} returns an outcome within the channel's own timeouts and does not
 *       throw;
 *   <li>one call hands a message to the provider at most once, and the channel never repeats a hand-off whose result it
 *       does not know: it answers {@link DeliveryOutcome.Unknown};
 *   <li>an interrupted thread keeps its interrupt flag;
 *   <li>addresses and bodies are never logged and are no part of any outcome's text.
 * </ul>
 */
public interface Channel extends AutoCloseable {

    /** What the channel is; the same answer for its whole life. */
    ChannelDescriptor descriptor();

    /** Hands one message to the provider. A closed channel answers {@link DeliveryOutcome.TryAgain}. */
    DeliveryOutcome deliver(OutboundMessage message);

    /**
     * How many times the declared cost one message of this content is charged, such as the segments of a text message; at
     * least 1.
     */
    default int units(MessageContent content) {
        return 1;
    }

    /** Gives back connections. Closing twice is harmless; hand-offs under way may still end. */
    @Override
    void close();
}

package io.kairos.channel.spi;

/** How often a message may reach its receiver when a hand-off ends without an answer. */
public enum DeliveryPolicy {
    /** The provider cannot recognise a repeat: an {@link DeliveryOutcome.Unknown} hand-off is never sent again by itself. */
    AT_MOST_ONCE,
    /** The provider drops repeats of the same dispatch id: an {@link DeliveryOutcome.Unknown} hand-off may be sent again. */
    AT_LEAST_ONCE_WITH_KEY
}

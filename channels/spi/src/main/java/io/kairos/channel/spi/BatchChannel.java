package io.kairos.channel.spi;

import java.util.List;

/** A channel whose provider takes several messages in one call. */
public interface BatchChannel extends Channel {

    /** The most messages of one call; at least 1. */
    int batchSize();

    /**
     * Hands several messages over in one call to the provider; promises for each what {@link Channel#deliver} promises.
     *
     * @param messages at least one, {@link #batchSize()} at most
     * @return one outcome for each, in their order
     */
    List<DeliveryOutcome> deliverAll(List<OutboundMessage> messages);

    @Override
    default DeliveryOutcome deliver(OutboundMessage message) {
        return deliverAll(List.of(message)).get(0);
    }
}

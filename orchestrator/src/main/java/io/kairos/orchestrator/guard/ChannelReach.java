package io.kairos.orchestrator.guard;

import io.kairos.channel.spi.ChannelDescriptor;
import io.kairos.channel.spi.Recipient;
import java.net.URI;
import java.util.Optional;

/** Whom the channels of this installation reach. */
public interface ChannelReach {
    /** The kind of recipient a channel writes to; a line in its own form where an outside worker serves it. */
    Recipient.Kind recipientOf(String channel);

    /** The one web address a channel calls for every customer, as the installation's settings name it. */
    Optional<URI> urlOf(String channel);

    /** What a channel says of itself; empty where an outside worker serves it. */
    default Optional<ChannelDescriptor> descriptor(String channel) {
        return Optional.empty();
    }
}

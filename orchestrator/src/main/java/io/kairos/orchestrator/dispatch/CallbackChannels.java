package io.kairos.orchestrator.dispatch;

import io.kairos.channel.spi.CallbackChannel;
import java.util.Optional;

/** The channels whose providers call back. */
public interface CallbackChannels {
    /** The channel of this id, if its provider does. */
    Optional<CallbackChannel> callback(String id);
}

package io.kairos.orchestrator.dispatch;

import io.kairos.channel.spi.ChannelDescriptor;
import java.util.Optional;
import java.util.Set;

/** The channels a journey may send by. */
public interface ChannelNames {
    /** All that are served now, by the program or by outside workers. */
    Set<String> all();

    /** What a channel of the program says of itself; empty where outside workers serve it. */
    Optional<ChannelDescriptor> descriptor(String id);
}

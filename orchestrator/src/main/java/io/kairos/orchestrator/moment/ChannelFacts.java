package io.kairos.orchestrator.moment;

import io.kairos.channel.spi.ChannelDescriptor;
import io.kairos.orchestrator.decision.Reason;
import java.util.Optional;

/**
 * One channel that is switched on, for one message to one customer.
 *
 * @param about what it says of itself; empty: an outside worker serves it
 * @param bar why it does not reach the customer now; empty: it does
 */
public record ChannelFacts(String id, Optional<ChannelDescriptor> about, Optional<Reason> bar) {}

package io.kairos.orchestrator.dispatch;

import java.net.URI;
import java.util.UUID;

/** Addresses at which a customer ends one line of messages with one click. */
public interface UnsubscribeLinks {
    /** The address for this customer, channel and topic; whoever holds it can do nothing else with it. */
    URI to(DispatchQueue.Line line);

    /** The page where this customer sees what we send and why, and stops or allows each of it. */
    URI preferences(UUID customerId);

    /** The page where a customer confirms a yes. */
    URI confirmation(UUID confirmationId);
}

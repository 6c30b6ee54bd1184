package io.kairos.orchestrator.dispatch;

import java.net.URI;

/** Addresses at which a customer ends one line of messages with one click. */
public interface UnsubscribeLinks {
    /** The address for this customer, channel and topic; whoever holds it can do nothing else with it. */
    URI to(DispatchQueue.Line line);
}

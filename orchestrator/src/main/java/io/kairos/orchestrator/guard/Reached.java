package io.kairos.orchestrator.guard;

import io.kairos.channel.spi.Recipient;

/** Whether a channel has somewhere to send a customer's messages. */
public sealed interface Reached {

    /** It has. */
    record At(Recipient recipient) implements Reached {}

    /** Nothing is known of the customer that the channel could use. */
    record Nowhere() implements Reached {}

    /** What is known cannot be used. */
    record Unusable() implements Reached {}

    /**
     * Parts of what is known are missing.
     *
     * @param missing their names as in the trait that holds them, between commas
     */
    record Incomplete(String missing) implements Reached {}
}

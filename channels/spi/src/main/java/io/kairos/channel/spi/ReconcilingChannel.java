package io.kairos.channel.spi;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A channel whose provider can be asked what became of a hand-off that ended without an answer. */
public interface ReconcilingChannel extends Channel {

    /** Asks the provider; does not throw, and sends nothing. */
    Finding lookUp(Doubt doubt);

    /**
     * A hand-off that ended {@link DeliveryOutcome.Unknown}.
     *
     * @param content what the message said, where it is still known: it tells two messages to one recipient apart
     * @param handedOverAt when the hand-off began
     */
    record Doubt(String dispatchId, Recipient recipient, Optional<MessageContent> content, Instant handedOverAt) {
        /** Shows the dispatch id alone: addresses and bodies stay out of logs. */
        @Override
        public String toString() {
            return "Doubt[" + dispatchId + "]";
        }
    }

    /** What the provider knows. */
    sealed interface Finding {

        /** The provider has the message; it must not be sent again. */
        record Accepted(String providerId, Instant at) implements Finding {}

        /** The provider certainly does not have it; it may be sent again. */
        record NotFound() implements Finding {}

        /** Not clear, or not yet; ask again after that time. */
        record StillUnknown(Duration after, String why) implements Finding {}
    }
}

package io.kairos.channel.spi;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * What came back about a message after its hand-off. Providers repeat themselves and lose the order, so each event has a
 * key and a rank: an event whose key is known is dropped, and what is known of a dispatch never falls to a lower rank.
 */
public sealed interface DeliveryEvent {

    /** What it is about. */
    Source source();

    /** Its place in the life of a message; the higher one stands. */
    int rank();

    /**
     * What an event is about.
     *
     * @param key the same for every repeat of this event and for no other event of the channel; never blank
     * @param dispatchId the dispatch, where the provider gave it back
     * @param providerId the provider's name for the message, as in {@link DeliveryOutcome.Accepted}
     * @param recipient who is at the other end, where the provider says so
     * @param at when it happened, or when the provider told of it
     */
    record Source(
            String key,
            Optional<String> dispatchId,
            Optional<String> providerId,
            Optional<Recipient> recipient,
            Instant at) {
        public Source {
            if (key.isBlank()) {
                throw new IllegalArgumentException("key is blank");
            }
        }
    }

    /** Still on its way; {@code status} is the provider's word, {@code step} orders several of them, 0 to 9. */
    record Underway(Source source, String status, int step) implements DeliveryEvent {
        public Underway {
            if (step < 0 || step > 9) {
                throw new IllegalArgumentException("step must be 0 to 9: " + step);
            }
        }

        @Override
        public int rank() {
            return step;
        }
    }

    /** Arrived, as far as the provider knows. */
    record Delivered(Source source) implements DeliveryEvent {
        @Override
        public int rank() {
            return 20;
        }
    }

    /**
     * Did not arrive, for a reason that lies with the message or the way.
     *
     * @param suppress whether no message will ever reach this address
     */
    record Failed(Source source, String code, String why, boolean suppress) implements DeliveryEvent {
        @Override
        public int rank() {
            return 25;
        }
    }

    /**
     * The receiving side sent it back.
     *
     * @param hard whether the address does not exist, so that it must not be written to again
     */
    record Bounced(Source source, boolean hard, String code, String why) implements DeliveryEvent {
        @Override
        public int rank() {
            return 30;
        }
    }

    /** Shown; {@code machine} when a program opened it, or may have, rather than the customer: that says no more than arrival. */
    record Opened(Source source, boolean machine) implements DeliveryEvent {
        @Override
        public int rank() {
            return machine ? 21 : 40;
        }
    }

    /** A link was followed; {@code machine} when a program did, such as a mail filter: that says no more than arrival. */
    record Clicked(Source source, URI target, boolean machine) implements DeliveryEvent {
        /** By the customer. */
        public Clicked(Source source, URI target) {
            this(source, target, false);
        }

        @Override
        public int rank() {
            return machine ? 22 : 50;
        }
    }

    /** The customer wrote back; {@code text} is personal. */
    record Replied(Source source, String text) implements DeliveryEvent {
        @Override
        public int rank() {
            return 60;
        }

        /** Shows no text: bodies stay out of logs. */
        @Override
        public String toString() {
            return "Replied[" + source.key() + "]";
        }
    }

    /** The customer wants messages on this channel again, as by the word START. */
    record Resubscribed(Source source, String word) implements DeliveryEvent {
        @Override
        public int rank() {
            return 60;
        }
    }

    /** The customer wants no more; {@code word} is what was written or pressed. */
    record Unsubscribed(Source source, String word) implements DeliveryEvent {
        @Override
        public int rank() {
            return 70;
        }
    }

    /** The customer reported it as unwanted. */
    record Complained(Source source) implements DeliveryEvent {
        @Override
        public int rank() {
            return 80;
        }
    }
}

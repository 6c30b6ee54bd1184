package io.kairos.channel.spi;

import java.time.Duration;
import java.time.Instant;

/** What a channel did with one message; only {@link TryAgain} is retried. Texts name no address and quote no body. */
public sealed interface DeliveryOutcome {

    /**
     * The provider took the message over.
     *
     * @param providerId the provider's name for it, for reconciliation; never blank
     * @param at when the provider said so
     */
    record Accepted(String providerId, Instant at) implements DeliveryOutcome {
        public Accepted {
            notBlank("provider id", providerId);
        }
    }

    /**
     * Not handed over by decision of the channel or its provider, such as a suppression list: no failure.
     *
     * @param suppress whether this address must not be written to again, as after an opt-out at the provider
     */
    record Suppressed(String reason, boolean suppress) implements DeliveryOutcome {
        public Suppressed {
            notBlank("reason", reason);
        }

        /** Not this time; says nothing about the next message. */
        public Suppressed(String reason) {
            this(reason, false);
        }
    }

    /**
     * Certainly not delivered, and may work later.
     *
     * @param after how long to wait at least before the next attempt; more than nothing
     */
    record TryAgain(Duration after, String why) implements DeliveryOutcome {
        public TryAgain {
            if (after.isNegative() || after.isZero()) {
                throw new IllegalArgumentException("after must be more than nothing: " + after);
            }
            notBlank("why", why);
        }
    }

    /**
     * Certainly not delivered, and never will be.
     *
     * @param code stable short code, the provider's own where it gives one, such as {@code 550 5.1.1}
     * @param suppress whether no message will ever reach this address, so that it must not be tried again
     */
    record Refused(String code, String why, boolean suppress) implements DeliveryOutcome {
        public Refused {
            notBlank("code", code);
            notBlank("why", why);
        }

        /** This message is refused; says nothing about its address. */
        public Refused(String code, String why) {
            this(code, why, false);
        }
    }

    /** May have been delivered: the provider had the whole message and gave no answer. Never sent again by itself. */
    record Unknown(String why) implements DeliveryOutcome {
        public Unknown {
            notBlank("why", why);
        }
    }

    private static void notBlank(String what, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(what + " is blank");
        }
    }
}

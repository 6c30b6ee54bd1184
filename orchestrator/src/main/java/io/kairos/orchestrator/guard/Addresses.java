package io.kairos.orchestrator.guard;

import io.kairos.orchestrator.customer.CustomerProfile;
import java.util.Optional;

/** Where a channel reaches a customer. */
public final class Addresses {
    /** Id of the email channel. */
    public static final String EMAIL = "email";

    private static final String SMS = "sms";

    private Addresses() {}

    /** The address in the channel's own form; empty when the customer has none for it. */
    public static Optional<String> of(String channel, CustomerProfile customer) {
        return switch (channel) {
            case EMAIL -> customer.email();
            case SMS -> customer.phone();
            default -> customer.userId();
        };
    }
}

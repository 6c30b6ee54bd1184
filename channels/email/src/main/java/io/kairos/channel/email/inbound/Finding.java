package io.kairos.channel.email.inbound;

import java.util.Optional;

/**
 * What a report says about one recipient.
 *
 * @param status enhanced status code (RFC 3463), else the three digits of the SMTP answer, else empty
 * @param diagnosis the other system's own words, as they stand
 */
record Finding(Action action, Optional<String> recipient, String status, String diagnosis) {

    /** The actions of RFC 3464, section 2.3.3; {@code RELAYED} stands for "expanded" too. */
    enum Action {
        FAILED,
        DELAYED,
        DELIVERED,
        RELAYED
    }
}

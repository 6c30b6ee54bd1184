package io.kairos.channel.display.network;

import io.kairos.channel.spi.DeliveryOutcome;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

/** The outcomes that all networks share. */
final class Outcomes {

    private static final Duration UNREACHABLE = Duration.ofSeconds(30);
    private static final Duration BROKEN = Duration.ofMinutes(1);
    private static final Duration OPERATOR = Duration.ofMinutes(10);

    private Outcomes() {}

    static List<DeliveryOutcome> all(DeliveryOutcome outcome, int people) {
        return Collections.nCopies(people, outcome);
    }

    static DeliveryOutcome notSent(String network, String why) {
        return new DeliveryOutcome.TryAgain(UNREACHABLE, network + ": " + why);
    }

    static DeliveryOutcome noAnswer(String network, String why) {
        return new DeliveryOutcome.Unknown(network + ": " + why);
    }

    static DeliveryOutcome broken(String network, int status, Duration after) {
        return new DeliveryOutcome.TryAgain(
                after.compareTo(BROKEN) > 0 ? after : BROKEN, network + " answers " + status + ": it is out of order");
    }

    static DeliveryOutcome rateLimit(String network, Duration after) {
        return new DeliveryOutcome.TryAgain(after, network + ": its rate limit is used up");
    }

    static DeliveryOutcome token(String network) {
        return new DeliveryOutcome.TryAgain(
                OPERATOR,
                network + " does not accept the access token any more: give the channel a new one, until then nobody"
                        + " enters or leaves an audience there");
    }

    /** Nothing was sent: the token could not be renewed. */
    static DeliveryOutcome noToken(String network, String why) {
        return new DeliveryOutcome.TryAgain(BROKEN, network + ": " + why);
    }

    static DeliveryOutcome renewing(String network) {
        return new DeliveryOutcome.TryAgain(
                UNREACHABLE, network + " does not accept the access token: it is renewed before the next try");
    }

    static DeliveryOutcome permission(String network) {
        return new DeliveryOutcome.TryAgain(
                OPERATOR,
                network + " denies the account access to the audience: check the permissions of the token and the"
                        + " terms accepted in the account");
    }

    static DeliveryOutcome nobody() {
        return new DeliveryOutcome.Refused(
                "invalid-identifiers",
                "nothing about the customer can be compared: an email address, a phone number with country code, or"
                        + " names with country and postal code are needed");
    }
}

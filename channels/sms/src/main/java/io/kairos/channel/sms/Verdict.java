package io.kairos.channel.sms;

import com.twilio.exception.ApiException;
import io.kairos.channel.spi.DeliveryOutcome;
import java.time.Duration;
import java.util.Optional;

/** What a failure of Twilio's API means for the dispatch. */
final class Verdict {

    static final Duration CLOSED = Duration.ofSeconds(10);
    private static final Duration UNREACHABLE = Duration.ofSeconds(30);
    /** Twilio names no wait on 429; its advice is to back off from a second. */
    private static final Duration THROTTLED = Duration.ofSeconds(5);

    private static final Duration MISCONFIGURED = Duration.ofMinutes(5);

    private Verdict() {}

    static DeliveryOutcome on(Broken broken) {
        if (broken instanceof Broken.NotSent notSent) {
            return new DeliveryOutcome.TryAgain(UNREACHABLE, "Twilio cannot be reached: " + notSent.getMessage());
        }
        if (broken instanceof Broken.Throttled throttled) {
            return new DeliveryOutcome.TryAgain(
                    throttled.retryAfter().orElse(THROTTLED), "Twilio takes no more messages at present (429)");
        }
        if (broken instanceof Broken.Foreign foreign) {
            return onStatus(foreign.status(), 0);
        }
        return new DeliveryOutcome.Unknown("the request left, then " + broken.getMessage() + ": Twilio may have it");
    }

    static DeliveryOutcome on(ApiException refused) {
        int code = Optional.ofNullable(refused.getCode()).orElse(0);
        return onStatus(Optional.ofNullable(refused.getStatusCode()).orElse(0), code);
    }

    /** Twilio's texts may quote the number, so only its codes are kept. */
    private static DeliveryOutcome onStatus(int status, int code) {
        String why = "status " + status + (code == 0 ? "" : ", error " + code);
        if (status == 401 || status == 403 && !TwilioCode.isAboutRecipient(code) || status == 404 && code != 0) {
            return new DeliveryOutcome.TryAgain(MISCONFIGURED, "Twilio refuses account, token or base address: " + why);
        }
        if (status / 100 == 3 || status / 100 == 4 && code == 0) {
            return new DeliveryOutcome.TryAgain(
                    MISCONFIGURED, "the answer is not Twilio's: base address or proxy: " + why);
        }
        if (status / 100 != 4) {
            return new DeliveryOutcome.Unknown("Twilio may have the message: " + why);
        }
        if (code == TwilioCode.OPTED_OUT) {
            return new DeliveryOutcome.Suppressed("the customer wrote STOP to this sender (Twilio 21610)", true);
        }
        return TwilioCode.isAboutSettings(code)
                ? new DeliveryOutcome.TryAgain(MISCONFIGURED, "Twilio refuses the sender: " + why)
                : new DeliveryOutcome.Refused(
                        Integer.toString(code), TwilioCode.describe(code), TwilioCode.suppresses(code));
    }
}

package io.kairos.channel.sms;

import io.kairos.channel.spi.DeliveryEvent;
import io.kairos.channel.spi.DeliveryEvent.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What Twilio's word for the state of a message means. */
final class StatusReader {

    private StatusReader() {}

    /** The events it stands for; none for a word that Twilio may add one day. */
    static List<DeliveryEvent> read(Source source, String status, String errorCode) {
        return switch (status.toLowerCase(Locale.ROOT)) {
            case "accepted", "scheduled" -> List.of(new DeliveryEvent.Underway(source, status, 1));
            case "queued" -> List.of(new DeliveryEvent.Underway(source, status, 2));
            case "sending" -> List.of(new DeliveryEvent.Underway(source, status, 3));
            case "sent" -> List.of(new DeliveryEvent.Underway(source, status, 4));
            case "delivered" -> List.of(new DeliveryEvent.Delivered(source));
            case "read" -> List.of(new DeliveryEvent.Opened(source, false));
            case "undelivered", "failed", "canceled" -> failed(source, number(errorCode));
            default -> List.of();
        };
    }

    private static List<DeliveryEvent> failed(Source source, int code) {
        List<DeliveryEvent> events = new ArrayList<>();
        String why = code == 0 ? "Twilio gave no reason" : TwilioCode.describe(code);
        boolean suppress = TwilioCode.suppresses(code);
        events.add(
                TwilioCode.isBounce(code)
                        ? new DeliveryEvent.Bounced(source, suppress, Integer.toString(code), why)
                        : new DeliveryEvent.Failed(source, Integer.toString(code), why, suppress));
        if (code == TwilioCode.OPTED_OUT) {
            Source stop = new Source(
                    source.key() + ":stop", source.dispatchId(), source.providerId(), source.recipient(), source.at());
            events.add(new DeliveryEvent.Unsubscribed(stop, "21610"));
        }
        return events;
    }

    private static int number(String code) {
        return code.matches("[0-9]{1,9}") ? Integer.parseInt(code) : 0;
    }
}

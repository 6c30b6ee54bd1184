package io.kairos.channel.sms;

import com.twilio.exception.TwilioException;
import com.twilio.rest.api.v2010.account.Message;
import io.kairos.channel.spi.MessageContent;
import io.kairos.channel.spi.ReconcilingChannel.Doubt;
import io.kairos.channel.spi.ReconcilingChannel.Finding;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/**
 * Looks for a message in Twilio's list by number, sender, time and text. Twilio does not give back the dispatch id: where
 * two messages to one number cannot be told apart, the answer stays open rather than wrong.
 */
final class LookUp {

    /** A message Twilio took over stands in its list well within this time. */
    static final Duration SETTLED = Duration.ofMinutes(2);
    /** The clocks of both sides, and Twilio's whole seconds, may differ by this much. */
    private static final Duration SKEW = Duration.ofMinutes(1);
    /** A hand-off has its last byte out by then. */
    private static final Duration WINDOW = Duration.ofMinutes(10);

    private final SmsSettings settings;
    private final TwilioApi api;

    LookUp(SmsSettings settings, TwilioApi api) {
        this.settings = settings;
        this.api = api;
    }

    Finding find(Doubt doubt, String to, Instant now) {
        List<Message> newest;
        try {
            newest = api.newest(to);
        } catch (Broken | TwilioException failure) {
            return new Finding.StillUnknown(SETTLED, "Twilio's list cannot be read");
        }
        List<Message> inWindow = newest.stream()
                .filter(message -> isInWindow(message, doubt.handedOverAt()))
                .filter(this::isOurs)
                .toList();
        Optional<String> text = doubt.content().map(MessageContent::text);
        List<Message> same = inWindow.stream()
                .filter(message -> text.isEmpty() || text.get().equals(message.getBody()))
                .toList();
        if (same.size() == 1) {
            return new Finding.Accepted(same.get(0).getSid(), at(same.get(0)).orElse(doubt.handedOverAt()));
        }
        if (same.size() > 1 || !inWindow.isEmpty() && text.isEmpty()) {
            return new Finding.StillUnknown(SETTLED, "several messages to this number are alike");
        }
        Duration since = Duration.between(doubt.handedOverAt(), now);
        if (since.compareTo(SETTLED) < 0) {
            return new Finding.StillUnknown(SETTLED.minus(since), "too early: Twilio's list may lag");
        }
        return new Finding.NotFound();
    }

    private static boolean isInWindow(Message message, Instant handedOverAt) {
        return at(message)
                .filter(at -> !at.isBefore(handedOverAt.minus(SKEW)) && !at.isAfter(handedOverAt.plus(WINDOW)))
                .isPresent();
    }

    private boolean isOurs(Message message) {
        String sender = settings.sender().value();
        return settings.sender().isService()
                ? sender.equals(message.getMessagingServiceSid())
                : message.getFrom() != null && sender.equals(message.getFrom().getEndpoint());
    }

    private static Optional<Instant> at(Message message) {
        return Optional.ofNullable(message.getDateCreated()).map(ZonedDateTime::toInstant);
    }
}

package io.kairos.orchestrator.customer;

import static io.kairos.orchestrator.customer.ConsentFact.ANY;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Segment's semantic e-mail events: {@code Unsubscribed}, {@code Email Marked as Spam}, {@code Email Bounced}. */
final class EmailEvents {
    private static final String UNSUBSCRIBED = "Unsubscribed";
    private static final String SPAM = "Email Marked as Spam";
    private static final String BOUNCED = "Email Bounced";
    private static final String EMAIL = "email";

    private EmailEvents() {}

    static List<ConsentFact> consents(String name, Map<String, Object> properties) {
        if (name.equals(UNSUBSCRIBED)) {
            String channel = text(properties, "channel").orElse(EMAIL);
            String topic = text(properties, "topic").orElse(ANY);
            return List.of(new ConsentFact(channel, topic, false, UNSUBSCRIBED));
        }
        if (name.equals(SPAM)) return List.of(new ConsentFact(EMAIL, ANY, false, SPAM));
        return List.of();
    }

    static List<SuppressionFact> suppressions(String name, Map<String, Object> properties) {
        Optional<String> address = text(properties, EMAIL);
        if (name.equals(SPAM)) return List.of(new SuppressionFact(EMAIL, "complaint", address));
        if (name.equals(BOUNCED) && !soft(properties)) {
            return List.of(new SuppressionFact(EMAIL, "hard-bounce", address));
        }
        return List.of();
    }

    /** A bounce is hard unless it says that it is soft, transient or temporary. */
    private static boolean soft(Map<String, Object> properties) {
        return Stream.of("bounce_type", "bounceType", "type")
                .flatMap(key -> text(properties, key).stream())
                .anyMatch(type -> type.contains("soft") || type.contains("transient") || type.contains("temporary"));
    }

    private static Optional<String> text(Map<String, Object> properties, String key) {
        return properties.get(key) instanceof String text && !text.isBlank()
                ? Optional.of(text.strip().toLowerCase(Locale.ROOT))
                : Optional.empty();
    }
}

package io.kairos.orchestrator.customer;

import static io.kairos.orchestrator.customer.ConsentFact.ANY;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads consents: the trait {@code consents} and Segment's {@code context.consent.categoryPreferences}. */
final class ConsentReader {
    private static final String FIELD = "/traits/consents";

    private ConsentReader() {}

    /**
     * Consents of a trait such as <code>{"email": {"reminders": true}, "sms": false}</code>.
     *
     * @throws InvalidFactException {@code consent-unreadable} where it is neither
     */
    static List<ConsentFact> trait(@Nullable Object value) {
        List<ConsentFact> facts = new ArrayList<>();
        if (value == null) return facts;
        if (!(value instanceof Map<?, ?> channels)) throw unreadable(FIELD, value);
        channels.forEach((channel, said) -> {
            String field = FIELD + "/" + channel;
            if (said instanceof Map<?, ?> topics) {
                topics.forEach((topic, answer) ->
                        facts.add(fact(name(channel), name(topic), answer, "trait", field + "/" + topic)));
            } else {
                facts.add(fact(name(channel), ANY, said, "trait", field));
            }
        });
        return facts;
    }

    /** Consents of a consent manager: each category is a topic on every channel. Whatever is no yes or no is left out. */
    static List<ConsentFact> context(Map<String, Object> context) {
        List<ConsentFact> facts = new ArrayList<>();
        if (context.get("consent") instanceof Map<?, ?> consent
                && consent.get("categoryPreferences") instanceof Map<?, ?> categories) {
            categories.forEach((category, answer) -> {
                if (answer instanceof Boolean granted) {
                    facts.add(new ConsentFact(ANY, name(category), granted, "context"));
                }
            });
        }
        return facts;
    }

    private static ConsentFact fact(
            String channel, String topic, @Nullable Object answer, String source, String field) {
        if (answer instanceof Boolean granted) return new ConsentFact(channel, topic, granted, source);
        if ("granted".equals(answer)) return new ConsentFact(channel, topic, true, source);
        if ("denied".equals(answer)) return new ConsentFact(channel, topic, false, source);
        throw unreadable(field, answer);
    }

    private static String name(@Nullable Object key) {
        return String.valueOf(key).toLowerCase(Locale.ROOT);
    }

    private static InvalidFactException unreadable(String field, @Nullable Object value) {
        return new InvalidFactException("consent-unreadable", field, String.valueOf(value));
    }
}

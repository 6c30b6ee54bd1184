package io.kairos.orchestrator.guard;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The rules of sending.
 *
 * @param quietHours default 21:00 to 08:00 in the customer's zone
 * @param caps frequency caps; default for email 1 a day and 3 a week; empty for none
 * @param transactionalTopics topics that no cap counts or holds, such as an order's confirmation; default {@code service}
 */
@ConfigurationProperties("kairos.guards")
record GuardSettings(
        @DefaultValue QuietHours quietHours,
        @Nullable List<CapRule> caps,
        @DefaultValue("service") Set<String> transactionalTopics) {

    private static final List<CapRule> USUAL = List.of(
            new CapRule(Addresses.EMAIL, 1, Duration.ofDays(1)), new CapRule(Addresses.EMAIL, 3, Duration.ofDays(7)));

    GuardSettings {
        transactionalTopics = Set.copyOf(transactionalTopics);
        caps = caps == null ? USUAL : List.copyOf(caps);
    }

    @Override
    public List<CapRule> caps() {
        return caps == null ? USUAL : caps;
    }

    /** The caps of a channel. */
    List<CapRule> capsOf(String channel) {
        return caps().stream().filter(rule -> rule.channel().equals(channel)).toList();
    }

    /** Whether any cap counts a message of this channel and topic. */
    boolean isCapped(String channel, String topic) {
        return !transactionalTopics.contains(topic) && !capsOf(channel).isEmpty();
    }

    /** The caps of a channel in figures that read alike in every language, such as {@code 1 / 24 h, 3 / 168 h}. */
    String capsInWords(String channel) {
        return capsOf(channel).stream()
                .map(rule -> rule.max() + " / " + inUnits(rule.per()))
                .collect(Collectors.joining(", "));
    }

    private static String inUnits(Duration duration) {
        return duration.toMinutes() % 60 == 0 && duration.toHours() > 0
                ? duration.toHours() + " h"
                : duration.toMinutes() + " min";
    }

    /** The longest window of any cap. */
    Duration longestWindow() {
        return caps().stream().map(CapRule::per).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
    }
}

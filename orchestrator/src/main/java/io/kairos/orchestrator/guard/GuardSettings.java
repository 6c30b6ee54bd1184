package io.kairos.orchestrator.guard;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
 * @param transactionalTopics topics owed to the customer, such as an order's confirmation, that no cap, no hour and no control
 *     group holds back; default {@code service}
 * @param pressure the budget of all journeys together
 * @param competition how far ahead the more valuable messages are looked for that compete for the same room; default 24 h; 0 for
 *     first come, first served
 * @param legalWindows own file of legal windows, in the place of the shipped one
 */
@ConfigurationProperties("kairos.guards")
record GuardSettings(
        @DefaultValue QuietHours quietHours,
        @Nullable List<CapRule> caps,
        @DefaultValue("service") Set<String> transactionalTopics,
        @DefaultValue PressureBudget pressure,
        @DefaultValue("24h") Duration competition,
        @Nullable Path legalWindows) {
    private static final List<CapRule> USUAL =
            List.of(new CapRule("email", "*", 1, Duration.ofDays(1)), new CapRule("email", "*", 3, Duration.ofDays(7)));

    GuardSettings {
        transactionalTopics = Set.copyOf(transactionalTopics);
        caps = caps == null ? USUAL : List.copyOf(caps);
    }

    @Override
    public List<CapRule> caps() {
        return caps == null ? USUAL : caps;
    }

    Optional<Path> ownLegalWindows() {
        return Optional.ofNullable(legalWindows);
    }

    /** Every cap and the pressure budget. */
    List<Budget> budgets() {
        List<Budget> budgets = new ArrayList<>();
        caps().forEach(rule -> budgets.add(Budget.of(rule)));
        if (pressure.budget() > 0) {
            budgets.add(Budget.of(pressure));
        }
        return budgets;
    }

    /** Those that count a message of this channel and topic. */
    List<Budget> budgetsOf(String channel, String topic) {
        return isTransactional(topic)
                ? List.of()
                : budgets().stream()
                        .filter(budget -> budget.counts(channel, topic))
                        .toList();
    }

    /** Whether messages of this topic are owed to the customer. */
    boolean isTransactional(String topic) {
        return transactionalTopics.contains(topic) || topic.equals(SystemMessages.TOPIC);
    }

    /** Whether any cap counts a message of this channel and topic. */
    boolean isCapped(String channel, String topic) {
        return !budgetsOf(channel, topic).isEmpty();
    }

    /** The limits of a message in figures that read alike in every language, such as {@code 1 / 24 h, 3 / 168 h}. */
    String capsInWords(String channel, String topic) {
        return budgetsOf(channel, topic).stream().map(Budget::inWords).collect(Collectors.joining(", "));
    }

    /** The longest window of any cap. */
    Duration longestWindow() {
        return budgets().stream()
                .map(Budget::per)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }
}

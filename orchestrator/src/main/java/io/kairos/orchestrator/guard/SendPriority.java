package io.kairos.orchestrator.guard;

import java.util.Set;
import org.springframework.stereotype.Component;

/** What the rules of sending say about a whole journey. Thread-safe. */
@Component
public class SendPriority {
    private final GuardSettings settings;
    private final PrioritySettings priorities;

    SendPriority(GuardSettings settings, PrioritySettings priorities) {
        this.settings = settings;
        this.priorities = priorities;
    }

    /**
     * Whether a journey comes before others: a message of it is owed to the customer ({@code kairos.guards.transactional-topics}), or its
     * factor ({@code kairos.guards.priority.journeys}) is above 1.
     *
     * @param topics topics of its messages
     */
    public boolean isUrgent(String journeyId, Set<String> topics) {
        return topics.stream().anyMatch(settings::isTransactional) || priorities.value(1, journeyId) > 1;
    }
}

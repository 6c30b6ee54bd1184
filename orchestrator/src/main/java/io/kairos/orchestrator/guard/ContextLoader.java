package io.kairos.orchestrator.guard;

import io.kairos.orchestrator.customer.CustomerProfile;
import io.kairos.orchestrator.guard.SendContext.Consent;
import io.kairos.orchestrator.guard.SendContext.Field;
import io.kairos.orchestrator.guard.SendContext.Suppression;
import io.kairos.orchestrator.guard.SendFacts.Standing;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Gathers what the guards look at: one query of each kind for any number of messages. Thread-safe. */
@Component
class ContextLoader {
    private final SendFacts facts;
    private final RivalFacts rivals;
    private final DatabaseCaps caps;
    private final GuardSettings settings;
    private final PrioritySettings priorities;

    ContextLoader(
            SendFacts facts,
            RivalFacts rivals,
            DatabaseCaps caps,
            GuardSettings settings,
            PrioritySettings priorities) {
        this.facts = facts;
        this.rivals = rivals;
        this.caps = caps;
        this.settings = settings;
        this.priorities = priorities;
    }

    List<SendContext> load(Collection<SendRequest> requests, Map<UUID, CustomerProfile> customers, Instant now) {
        Map<UUID, Standing> standings = facts.standings(requests);
        Map<UUID, List<Consent>> consents = facts.consents(requests);
        Map<SendFacts.Line, Suppression> suppressions = facts.suppressions(requests);
        Map<UUID, List<Rival>> waiting = waiting(requests, now);
        Map<UUID, List<CountedSend>> sent = waiting.isEmpty()
                ? Map.of()
                : caps.counted(waiting.keySet(), now).stream().collect(Collectors.groupingBy(CountedSend::customerId));
        return requests.stream()
                .map(request -> {
                    UUID customer = request.customerId();
                    Standing standing = standings.getOrDefault(request.dispatchId(), Standing.NONE);
                    SendFacts.Line line = new SendFacts.Line(customer, request.channel());
                    return new SendContext(
                            now,
                            request,
                            Optional.ofNullable(customers.get(customer)),
                            standing.need(),
                            consents.getOrDefault(customer, List.of()),
                            Optional.ofNullable(suppressions.get(line)),
                            standing.stake(),
                            new Field(
                                    Optional.of(own(request, standing.stake())),
                                    others(request, waiting),
                                    sent.getOrDefault(customer, List.of())));
                })
                .toList();
    }

    /** Customers of whom one message alone waits have nobody to compete with. */
    private Map<UUID, List<Rival>> waiting(Collection<SendRequest> requests, Instant now) {
        if (settings.competition().isZero() || settings.budgets().isEmpty()) {
            return Map.of();
        }
        Map<UUID, List<Rival>> waiting = rivals.waiting(requests, now.plus(settings.competition()), priorities);
        waiting.values().removeIf(one -> one.size() < 2);
        return waiting;
    }

    private List<Rival> others(SendRequest request, Map<UUID, List<Rival>> waiting) {
        return waiting.getOrDefault(request.customerId(), List.of()).stream()
                .filter(rival -> !rival.dispatchId().equals(request.dispatchId()))
                .filter(rival -> !settings.isTransactional(rival.topic()))
                .toList();
    }

    private Rival own(SendRequest request, Stake stake) {
        SendRequest.Origin origin = request.origin();
        return new Rival(
                request.dispatchId(),
                request.channel(),
                request.topic(),
                origin.journeyId(),
                origin.step(),
                priorities.value(stake.score().orElse(0), origin.journeyId()),
                origin.plannedAt());
    }
}

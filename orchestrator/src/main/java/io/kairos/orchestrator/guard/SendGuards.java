package io.kairos.orchestrator.guard;

import io.kairos.orchestrator.customer.CustomerProfile;
import io.kairos.orchestrator.guard.SendContext.Consent;
import io.kairos.orchestrator.guard.SendContext.NeedStanding;
import io.kairos.orchestrator.guard.SendContext.Suppression;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** All guards but the frequency caps, which {@link FrequencyCaps} asks last, of those that may go. Thread-safe. */
@Component
public class SendGuards {
    private final SendFacts facts;
    private final List<Guard> guards;
    private final Set<String> transactionalTopics;

    SendGuards(SendFacts facts, GuardSettings settings, ChannelReach channels) {
        this.facts = facts;
        this.transactionalTopics = settings.transactionalTopics();
        this.guards = List.of(
                new NeedGuard(),
                new SuppressionGuard(),
                new ConsentGuard(),
                new AddressGuard(channels),
                new DeadlineGuard(),
                new QuietHoursGuard(settings.quietHours()));
    }

    /** What the guards say about each message at this instant, by dispatch id. */
    public Map<UUID, Ruling> ask(Collection<SendRequest> requests, Map<UUID, CustomerProfile> customers, Instant now) {
        Map<UUID, NeedStanding> needs = facts.needs(requests);
        Map<UUID, List<Consent>> consents = facts.consents(requests);
        Map<SendFacts.Line, Suppression> suppressions = facts.suppressions(requests);
        Map<UUID, Ruling> rulings = new HashMap<>();
        for (SendRequest request : requests) {
            SendFacts.Line line = new SendFacts.Line(request.customerId(), request.channel());
            SendContext context = new SendContext(
                    now,
                    request,
                    Optional.ofNullable(customers.get(request.customerId())),
                    Optional.ofNullable(needs.get(request.dispatchId())),
                    consents.getOrDefault(request.customerId(), List.of()),
                    Optional.ofNullable(suppressions.get(line)));
            rulings.put(request.dispatchId(), ask(context));
        }
        return rulings;
    }

    /** Whether messages of this topic are owed to the customer, so that there is nothing to unsubscribe from. */
    public boolean isTransactional(String topic) {
        return transactionalTopics.contains(topic);
    }

    private Ruling ask(SendContext context) {
        List<Verdict> words = guards.stream().map(guard -> guard.ask(context)).toList();
        return Ruling.of(words, context.request().deadline());
    }
}

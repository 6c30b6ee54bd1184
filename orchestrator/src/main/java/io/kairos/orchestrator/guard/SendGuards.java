package io.kairos.orchestrator.guard;

import io.kairos.orchestrator.customer.CustomerProfile;
import io.kairos.orchestrator.customer.Customers;
import io.kairos.orchestrator.need.Need;
import io.kairos.orchestrator.need.Needs;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All guards but the frequency caps, which {@link FrequencyCaps} asks last, of those that may go. Thread-safe. */
@Component
public class SendGuards {
    private final ContextLoader loader;
    private final Panel panel;
    private final LegalWindowGuard law;
    private final Replanning replanning;
    private final Customers customers;
    private final Needs needs;
    private final GuardSettings settings;

    SendGuards(
            ContextLoader loader,
            Panel panel,
            LegalWindowGuard law,
            Replanning replanning,
            Customers customers,
            Needs needs,
            GuardSettings settings) {
        this.loader = loader;
        this.panel = panel;
        this.law = law;
        this.replanning = replanning;
        this.customers = customers;
        this.needs = needs;
        this.settings = settings;
    }

    /** What the guards say about each message at this instant, by dispatch id; a held one is planned anew. */
    public Map<UUID, Ruling> ask(Collection<SendRequest> requests, Map<UUID, CustomerProfile> profiles, Instant now) {
        List<SendContext> contexts = loader.load(requests, profiles, now);
        return replanned(contexts, panel.judge(contexts));
    }

    /** Plans holds anew that were not made here: those of the frequency caps. */
    public Map<UUID, Ruling> replanned(Map<SendRequest, Ruling> held, Instant now) {
        if (held.isEmpty()) {
            return Map.of();
        }
        Map<UUID, CustomerProfile> profiles = customers.find(
                held.keySet().stream().map(SendRequest::customerId).collect(Collectors.toSet()));
        Map<UUID, Ruling> rulings = new HashMap<>();
        held.forEach((request, ruling) -> rulings.put(request.dispatchId(), ruling));
        return replanned(loader.load(held.keySet(), profiles, now), rulings);
    }

    /** Whether messages of this topic are owed to the customer, so that there is nothing to unsubscribe from. */
    public boolean isTransactional(String topic) {
        return settings.isTransactional(topic);
    }

    /** A short text with the words the law of the customer's country wants in it, such as how to stop. */
    public String lawful(String text, String channel, String topic, CustomerProfile customer) {
        return law.complete(text, channel, topic, customer);
    }

    private static boolean isHeld(@Nullable Ruling ruling) {
        return ruling != null && ruling.verdict() instanceof Verdict.HoldUntil;
    }

    private Map<UUID, Ruling> replanned(List<SendContext> contexts, Map<UUID, Ruling> rulings) {
        List<SendContext> held = contexts.stream()
                .filter(context -> isHeld(rulings.get(context.request().dispatchId())))
                .toList();
        if (held.isEmpty()) {
            return rulings;
        }
        Map<UUID, Need> about = needs
                .find(
                        held.stream().map(one -> one.request().customerId()).toList(),
                        held.stream().map(one -> one.request().needId()).toList())
                .stream()
                .collect(Collectors.toMap(Need::id, Function.identity(), (one, other) -> one));
        Map<UUID, Ruling> all = new HashMap<>(rulings);
        for (SendContext context : held) {
            Optional<Need> need =
                    Optional.ofNullable(about.get(context.request().needId()));
            all.computeIfPresent(context.request().dispatchId(), (id, ruling) -> replanning.of(ruling, context, need));
        }
        return all;
    }
}

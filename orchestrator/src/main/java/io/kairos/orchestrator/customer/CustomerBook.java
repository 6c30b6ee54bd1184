package io.kairos.orchestrator.customer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The way to change customers: opened for one batch of events inside the transaction that captures them. */
@Component
public class CustomerBook {
    private final CustomerProperties properties;
    private final ConsentSettings consentSettings;
    private final IdentityStore identities;
    private final CustomerStore customers;
    private final ConsentStore consents;
    private final MergeStore merges;

    CustomerBook(
            CustomerProperties properties,
            ConsentSettings consentSettings,
            IdentityStore identities,
            CustomerStore customers,
            ConsentStore consents,
            MergeStore merges) {
        this.properties = properties;
        this.consentSettings = consentSettings;
        this.identities = identities;
        this.customers = customers;
        this.consents = consents;
        this.merges = merges;
    }

    /** Finds the customer of every claim and locks them all, in the order of their keys. Nothing is written yet. */
    public CustomerBatch open(List<Claim> claims, Instant now) {
        Set<Identity> named = new LinkedHashSet<>();
        for (Claim claim : claims) {
            claim.userId().map(Identity::userId).ifPresent(named::add);
            claim.anonymousId().map(Identity::anonymousId).ifPresent(named::add);
            claim.previousId().map(Identity::userId).ifPresent(named::add);
            claim.previousId().map(Identity::anonymousId).ifPresent(named::add);
        }
        IdentityGraph graph = new IdentityGraph(identities.owners(named), () -> TimeOrderedIds.next(now));
        claims.forEach(graph::add);

        Set<UUID> stored = new LinkedHashSet<>(graph.resolved());
        graph.merges().forEach(merge -> {
            stored.add(merge.from());
            stored.add(merge.into());
        });
        stored.addAll(graph.linked().values());
        stored.removeAll(graph.created().keySet());
        Map<UUID, CustomerState> states = customers.lock(stored);
        List<CustomerState> fresh = new ArrayList<>();
        graph.created().forEach((id, userId) -> {
            CustomerState state = CustomerState.fresh(id, userId, properties.defaultZone(), now);
            fresh.add(state);
            states.put(id, state);
        });
        return new CustomerBatch(this, graph, states, fresh, now);
    }

    void write(CustomerBatch batch) {
        batch.states().forEach(state -> state.settle(properties.defaultZone()));
        customers.insert(batch.fresh());
        identities.link(batch.links(), batch.now());
        merges.move(batch.merges());
        customers.update(batch.changed());
        customers.touch(batch.seen());
        identities.unlinkAddresses(batch.formerAddresses());
        identities.linkAddresses(batch.newAddresses(), batch.now());
        consents.readdress(batch.readdressed());
        consents.say(batch.said(consentSettings));
        consents.suppress(batch.suppressed());
    }
}

package io.kairos.orchestrator.customer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;

/**
 * The customers of one batch of events, locked and in memory. Facts are folded in, then everything is written with one
 * statement per kind. Lives as long as its transaction; not thread-safe.
 */
public final class CustomerBatch {
    private final CustomerBook book;
    private final IdentityGraph graph;
    private final Map<UUID, CustomerState> states;
    private final List<CustomerState> fresh;
    private final Instant now;
    private final Map<UUID, Addresses> before = new HashMap<>();
    private final Set<UUID> touched = new HashSet<>();
    private final List<ConsentStore.Said> said = new ArrayList<>();
    private final List<ConsentStore.Suppressed> suppressed = new ArrayList<>();

    private record Addresses(Optional<String> email, Optional<String> phone) {
        static Addresses of(CustomerState state) {
            return new Addresses(state.email(), state.phone());
        }
    }

    CustomerBatch(
            CustomerBook book,
            IdentityGraph graph,
            Map<UUID, CustomerState> states,
            List<CustomerState> fresh,
            Instant now) {
        this.book = book;
        this.graph = graph;
        this.states = states;
        this.fresh = fresh;
        this.now = now;
        for (Merge merge : graph.merges()) {
            state(merge.into()).absorb(state(merge.from()));
            states.remove(merge.from());
        }
    }

    /** The customer of the claim at this position. */
    public UUID owner(int position) {
        return graph.resolved().get(position);
    }

    /** Positions of the claims that would merge two known customers. */
    public Set<Integer> refused() {
        return graph.refused();
    }

    /** Anonymous customers that become known ones. */
    public List<Merge> merges() {
        return graph.merges();
    }

    /** Takes in what the event at this position says. */
    public void fold(int position, CustomerFact fact) {
        CustomerState state = state(owner(position));
        touched.add(state.id);
        if (!fact.traits.isEmpty()) before.computeIfAbsent(state.id, id -> Addresses.of(state));
        state.fold(fact);
        fact.consents.forEach(consent -> said.add(new ConsentStore.Said(state.id, fact.at, consent, false)));
        for (SuppressionFact suppression : fact.suppressions) {
            boolean former = suppression.address().isPresent()
                    && state.email().isPresent()
                    && !suppression.address().equals(state.email());
            if (!former) {
                suppressed.add(
                        new ConsentStore.Suppressed(state.id, fact.at, suppression.channel(), suppression.reason()));
            }
        }
    }

    /** Writes all customers, their identities, consents and suppressions, and moves the rows of merged ones. */
    public void write() {
        book.write(this);
    }

    Instant now() {
        return now;
    }

    Iterable<CustomerState> states() {
        return states.values();
    }

    List<CustomerState> fresh() {
        return fresh;
    }

    Map<Identity, UUID> links() {
        return graph.linked();
    }

    List<CustomerState> changed() {
        states.values().forEach(state -> {
            String userId = graph.renamed(state.id);
            if (userId != null) state.rename(userId);
        });
        return stored().stream().filter(CustomerState::profileChanged).toList();
    }

    List<CustomerState> seen() {
        return stored().stream()
                .filter(state -> !state.profileChanged() && touched.contains(state.id))
                .toList();
    }

    private List<CustomerState> stored() {
        return states.values().stream()
                .filter(state -> !graph.created().containsKey(state.id))
                .toList();
    }

    Map<Identity, UUID> newAddresses() {
        Map<Identity, UUID> links = new LinkedHashMap<>();
        eachNewAddress((identity, state) -> links.putIfAbsent(identity, state.id));
        return links;
    }

    private void eachNewAddress(BiConsumer<Identity, CustomerState> action) {
        before.forEach((id, old) -> {
            CustomerState state = state(id);
            state.email()
                    .filter(email -> !old.email().equals(Optional.of(email)))
                    .ifPresent(email -> action.accept(new Identity(IdentityKind.EMAIL, email), state));
            state.phone()
                    .filter(phone -> !old.phone().equals(Optional.of(phone)))
                    .ifPresent(phone -> action.accept(new Identity(IdentityKind.PHONE, phone), state));
        });
    }

    Map<Identity, UUID> formerAddresses() {
        Map<Identity, UUID> links = new LinkedHashMap<>();
        before.forEach((id, old) -> {
            CustomerState state = state(id);
            old.email()
                    .filter(email -> !state.email().equals(Optional.of(email)))
                    .ifPresent(email -> links.put(new Identity(IdentityKind.EMAIL, email), id));
            old.phone()
                    .filter(phone -> !state.phone().equals(Optional.of(phone)))
                    .ifPresent(phone -> links.put(new Identity(IdentityKind.PHONE, phone), id));
        });
        return links;
    }

    List<ConsentStore.NewAddress> readdressed() {
        List<ConsentStore.NewAddress> changed = new ArrayList<>();
        eachNewAddress((identity, state) -> {
            boolean email = identity.kind() == IdentityKind.EMAIL;
            Long said = state.traitAt.get(email ? "email" : "phone");
            changed.add(new ConsentStore.NewAddress(
                    state.id, said == null ? now : Instant.ofEpochMilli(said), email ? "email" : "sms"));
        });
        return changed;
    }

    /** What was said, seen in the light of where each customer lives by now. */
    List<ConsentStore.Said> said(ConsentSettings settings) {
        return said.stream()
                .map(word -> settings.isToBeConfirmed(word.fact(), country(state(word.customerId())))
                        ? new ConsentStore.Said(word.customerId(), word.at(), word.fact(), true)
                        : word)
                .toList();
    }

    private static Optional<String> country(CustomerState state) {
        return CountryZones.code(ZoneFinder.country(state.traits))
                .or(() -> state.phone().flatMap(PhonePlaces::country));
    }

    List<ConsentStore.Suppressed> suppressed() {
        return suppressed;
    }

    private CustomerState state(UUID id) {
        CustomerState state = states.get(id);
        if (state == null) throw new IllegalStateException("customer " + id + " is not in this batch");
        return state;
    }
}

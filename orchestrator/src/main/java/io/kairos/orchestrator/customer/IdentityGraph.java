package io.kairos.orchestrator.customer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides, claim after claim, which customer each event belongs to. Pure: reads the owners it is given, remembers what is
 * new.
 *
 * <ul>
 *   <li>A user id wins over an anonymous id.
 *   <li>A claim that joins links a free anonymous id to the user, and merges an anonymous customer into the user.
 *   <li>Two known customers are never merged: an anonymous id stays with the known customer who had it first.
 *   <li>An alias from a user id gives the same customer a further user id; when both are known it is refused.
 * </ul>
 */
final class IdentityGraph {
    private final Map<Identity, Owner> owners;
    private final Supplier<UUID> ids;
    private final Map<UUID, Optional<String>> created = new LinkedHashMap<>();
    private final Map<Identity, UUID> linked = new LinkedHashMap<>();
    private final Map<UUID, UUID> merged = new LinkedHashMap<>();
    private final Map<UUID, String> renamed = new LinkedHashMap<>();
    private final Set<Integer> refused = new HashSet<>();
    private final List<UUID> resolved = new ArrayList<>();

    /** Starts from the owners stored so far of all identities that the claims name. */
    IdentityGraph(Map<Identity, Owner> stored, Supplier<UUID> ids) {
        this.owners = new HashMap<>(stored);
        this.ids = ids;
    }

    /** Adds the next claim. */
    void add(Claim claim) {
        UUID owner = claim.userId().map(user -> known(user, claim)).orElseGet(() -> anonymous(claim));
        resolved.add(owner);
    }

    private UUID known(String userId, Claim claim) {
        Identity user = Identity.userId(userId);
        if (claim.joins() && claim.previousId().isPresent()) {
            Identity previous = Identity.userId(claim.previousId().get());
            Owner before = owners.get(previous);
            Owner now = owners.get(user);
            if (before != null && now == null) {
                link(user, new Owner(before.customerId(), true));
                renamed.put(before.customerId(), userId);
            } else if (before != null && now != null && !before.equals(now)) {
                refused.add(resolved.size());
                return now.customerId();
            }
        }
        Owner owner = owners.get(user);
        if (owner == null) owner = create(user, Optional.of(userId));
        if (claim.joins()) {
            if (claim.anonymousId().isPresent()) {
                join(Identity.anonymousId(claim.anonymousId().get()), owner);
            }
            Optional<String> previous = claim.previousId();
            if (previous.isPresent() && owners.get(Identity.userId(previous.get())) == null) {
                join(Identity.anonymousId(previous.get()), owner);
            }
        }
        return owner.customerId();
    }

    private UUID anonymous(Claim claim) {
        Identity anonymous = Identity.anonymousId(claim.anonymousId()
                .orElseThrow(() -> new IllegalArgumentException("a claim names neither a user nor an anonymous id")));
        Owner owner = owners.get(anonymous);
        return owner != null
                ? owner.customerId()
                : create(anonymous, Optional.empty()).customerId();
    }

    private Owner create(Identity identity, Optional<String> userId) {
        Owner owner = new Owner(ids.get(), userId.isPresent());
        created.put(owner.customerId(), userId);
        link(identity, owner);
        return owner;
    }

    private void link(Identity identity, Owner owner) {
        owners.put(identity, owner);
        linked.put(identity, owner.customerId());
    }

    private void join(Identity anonymous, Owner known) {
        Owner before = owners.get(anonymous);
        if (before == null) {
            link(anonymous, known);
        } else if (!before.known()) {
            merge(before.customerId(), known);
        }
    }

    private void merge(UUID from, Owner into) {
        owners.replaceAll((identity, owner) -> owner.customerId().equals(from) ? into : owner);
        linked.replaceAll((identity, owner) -> owner.equals(from) ? into.customerId() : owner);
        resolved.replaceAll(owner -> owner.equals(from) ? into.customerId() : owner);
        if (created.remove(from) == null) merged.put(from, into.customerId());
    }

    /** The customer of every claim, in the order the claims were added, after all merges. */
    List<UUID> resolved() {
        return resolved;
    }

    /** Customers to create, with their user id. */
    Map<UUID, Optional<String>> created() {
        return created;
    }

    /** Identities to write. */
    Map<Identity, UUID> linked() {
        return linked;
    }

    /** Stored anonymous customers that become known ones. */
    List<Merge> merges() {
        return merged.entrySet().stream()
                .map(entry -> new Merge(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** The new user id of a customer that an alias renamed, if any. */
    @Nullable
    String renamed(UUID customerId) {
        return renamed.get(customerId);
    }

    /** Positions of the claims that would merge two known customers. */
    Set<Integer> refused() {
        return refused;
    }
}

package io.kairos.orchestrator.guard;

import io.kairos.orchestrator.customer.CustomerProfile;
import io.kairos.orchestrator.decision.Reason;
import io.kairos.orchestrator.guard.SendContext.Consent;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** By which channels customers may be written to, as the guards that look at customer and channel alone see it now. */
@Component
public class Reachability {
    private static final UUID NONE = new UUID(0, 0);
    private static final SendRequest.Origin NOWHERE = new SendRequest.Origin("", "", NONE, Instant.EPOCH);

    private final SendFacts facts;
    private final List<Guard> guards;

    Reachability(SendFacts facts, ChannelReach channels, GuardSettings settings) {
        this.facts = facts;
        this.guards = List.of(new SuppressionGuard(), new ConsentGuard(settings), new AddressGuard(channels));
    }

    /** Reads what is to be known of these customers, in one query of each kind. */
    public Reach of(Collection<UUID> customers) {
        List<SendRequest> asked =
                customers.stream().map(id -> request(id, "", "")).toList();
        return new Reach(facts.consents(asked), facts.suppressions(asked), guards);
    }

    private static SendRequest request(UUID customer, String channel, String topic) {
        return new SendRequest(NONE, customer, NONE, NONE, channel, topic, Optional.empty(), NOWHERE);
    }

    /** What was read of some customers. */
    public static final class Reach {
        private final Map<UUID, List<Consent>> consents;
        private final Map<SendFacts.Line, SendContext.Suppression> suppressions;
        private final List<Guard> guards;

        private Reach(
                Map<UUID, List<Consent>> consents,
                Map<SendFacts.Line, SendContext.Suppression> suppressions,
                List<Guard> guards) {
            this.consents = consents;
            this.suppressions = suppressions;
            this.guards = guards;
        }

        /** Why the customer, one of those read, may not be written to about a topic by a channel; empty: it may. */
        public Optional<Reason> bar(CustomerProfile customer, String channel, String topic) {
            SendContext context = new SendContext(
                    Instant.EPOCH,
                    request(customer.id(), channel, topic),
                    Optional.of(customer),
                    Optional.empty(),
                    consents.getOrDefault(customer.id(), List.of()),
                    Optional.ofNullable(suppressions.get(new SendFacts.Line(customer.id(), channel))),
                    Stake.NONE,
                    SendContext.Field.EMPTY);
            return guards.stream()
                    .map(guard -> guard.ask(context))
                    .filter(word -> !(word instanceof Verdict.Allow))
                    .map(Verdict::reason)
                    .findFirst();
        }
    }
}

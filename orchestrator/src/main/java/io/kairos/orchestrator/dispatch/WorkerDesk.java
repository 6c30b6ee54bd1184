package io.kairos.orchestrator.dispatch;

import io.kairos.channel.spi.DeliveryOutcome;
import io.kairos.channel.spi.OutboundMessage;
import io.kairos.orchestrator.guard.FrequencyCaps;
import io.kairos.orchestrator.guard.FrequencyCaps.Reservation;
import io.kairos.orchestrator.guard.SendRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Where workers outside the program fetch the dispatches of their channel and report what became of them. The guards speak and
 * the dispatch is committed as on the wire before a worker sees it; its epoch fences all the worker says later. Thread-safe.
 */
@Component
public class WorkerDesk {
    private final DispatchStore store;
    private final Preparation preparation;
    private final Ledger ledger;
    private final FrequencyCaps caps;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    WorkerDesk(
            DispatchStore store,
            Preparation preparation,
            Ledger ledger,
            FrequencyCaps caps,
            TransactionTemplate transactions,
            InstantSource clock) {
        this.store = store;
        this.preparation = preparation;
        this.ledger = ledger;
        this.caps = caps;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** One dispatch in a worker's hands. */
    public record Handed(NewDispatch dispatch, int epoch, int attempt, OutboundMessage message) {}

    /** What a worker says of one dispatch; the epoch is the one it was handed. */
    public record Report(UUID dispatchId, int epoch, DeliveryOutcome outcome) {}

    /** Hands out at most so many dispatches that are due and may go, each for the length of the lease. */
    public List<Handed> claim(String channel, int most, Duration lease) {
        Instant now = clock.instant();
        if (!store.waiting().isDue(channel, now)) {
            return List.of();
        }
        caps.restoreIfLost();
        List<Prepared> prepared = preparation.prepare(store.waiting().claimFor(channel, most, now), now);
        List<Prepared.Ready> ready = Prepared.only(prepared, Prepared.Ready.class);
        List<Prepared.Stopped> stopped = Prepared.only(prepared, Prepared.Stopped.class);
        Reservation reservation = caps.reserve(requests(ready), now);
        List<Prepared.Ready> admitted = transactions
                .execute(status -> {
                    ledger.stop(stopped, now);
                    return ledger.admit(ready, reservation, lease, now);
                })
                .orElseGet(() -> giveBack(ready));
        caps.release(
                reservation,
                requests(ready.stream().filter(one -> !admitted.contains(one)).toList()));
        return admitted.stream()
                .map(one -> new Handed(
                        one.claim().dispatch(), one.claim().epoch(), one.claim().attempts() + 1, one.message()))
                .toList();
    }

    /**
     * Lengthens leases to so long from now.
     *
     * @param epochs by dispatch
     * @return those that are still the worker's; the others went to somebody else or were given up
     */
    public Set<UUID> extend(String channel, Map<UUID, Integer> epochs, Duration lease) {
        return store.extend(channel, epochs, lease);
    }

    /**
     * Writes down what became of dispatches, one report for each. Saying the same twice is harmless, and the late news that a
     * message was accepted settles one that was given up.
     *
     * @return those whose report was taken; the others are no longer the worker's
     */
    public Set<UUID> report(String channel, List<Report> reports) {
        List<SendRequest> free = new ArrayList<>();
        Set<UUID> taken = transactions.execute(status -> take(channel, reports, free));
        caps.release(free);
        return taken;
    }

    private Set<UUID> take(String channel, List<Report> reports, List<SendRequest> free) {
        Instant now = clock.instant();
        Map<UUID, Report> byId = new HashMap<>();
        reports.forEach(report -> byId.put(report.dispatchId(), report));
        Set<UUID> taken = new HashSet<>();
        List<Result> results = new ArrayList<>();
        for (DispatchStore.Held held : store.held(channel, byId.keySet())) {
            Claim claim = held.claim();
            Report report = Optional.ofNullable(byId.get(claim.id())).orElseThrow();
            if (report.epoch() != claim.epoch()) {
                continue;
            }
            if (held.state() == State.SENDING) {
                results.add(new Result(claim, preparation.isRepeatable(channel), report.outcome()));
                taken.add(claim.id());
            } else if (report.outcome() instanceof DeliveryOutcome.Accepted accepted) {
                if (held.state() == State.UNKNOWN || held.state() == State.READY) {
                    ledger.resolve(claim, held.state(), accepted.providerId(), now);
                    taken.add(claim.id());
                } else if (held.state() == State.ACCEPTED) {
                    taken.add(claim.id());
                }
            } else if (held.state() == State.REFUSED || held.state() == State.READY) {
                taken.add(claim.id());
            }
        }
        Map<UUID, State> states = ledger.record(results, now);
        results.stream()
                .filter(result -> states.get(result.claim().id()) != State.ACCEPTED
                        && states.get(result.claim().id()) != State.UNKNOWN)
                .map(result -> result.claim().request())
                .forEach(free::add);
        return taken;
    }

    private List<Prepared.Ready> giveBack(List<Prepared.Ready> ready) {
        transactions.executeWithoutResult(status ->
                ledger.giveBack(ready.stream().map(Prepared.Ready::claim).toList()));
        return List.of();
    }

    private static List<SendRequest> requests(List<Prepared.Ready> ready) {
        return ready.stream().map(one -> one.claim().request()).toList();
    }
}

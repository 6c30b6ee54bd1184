package io.kairos.orchestrator.dispatch;

import io.kairos.orchestrator.platform.Pump;
import jakarta.annotation.PostConstruct;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes over from workers that died: what they had only claimed goes back into the queue; what they had put on the wire is
 * sent again where the channel recognises a repeat, and is listed as unknown where it does not.
 */
@Component
class Reaper implements Pump {
    private static final int BATCH = 500;

    private final DispatchStore store;
    private final Ledger ledger;
    private final ChannelSet channels;
    private final LivingNodes nodes;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    Reaper(
            DispatchStore store,
            Ledger ledger,
            ChannelSet channels,
            LivingNodes nodes,
            TransactionTemplate transactions,
            InstantSource clock) {
        this.store = store;
        this.ledger = ledger;
        this.channels = channels;
        this.nodes = nodes;
        this.transactions = transactions;
        this.clock = clock;
    }

    @PostConstruct
    void join() {
        nodes.join(store::expireAll);
    }

    @Override
    public String name() {
        return "dispatch-reaper";
    }

    @Override
    public int runOnce() {
        return transactions.execute(status -> {
            List<Claim> claimed = store.expired(State.CLAIMED, BATCH);
            List<Claim> sending = store.expired(State.SENDING, BATCH);
            return ledger.reap(claimed, sending, channels, clock.instant());
        });
    }

    /** Leases run on database time, not on the clock: the reaper looks in every round. */
    @Override
    public Optional<Instant> nextDue() {
        return Optional.empty();
    }
}

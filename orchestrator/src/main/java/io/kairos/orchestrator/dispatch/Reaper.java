package io.kairos.orchestrator.dispatch;

import io.kairos.orchestrator.platform.Pump;
import jakarta.annotation.PostConstruct;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes over from workers that died: what they had only claimed goes back into the queue; what they had put on the wire is
 * sent again where the channel recognises a repeat, and is listed as unknown where it does not.
 */
@Component
class Reaper implements Pump {
    private static final int BATCHES = 8;

    private final ExpiredLeases leases;
    private final Ledger ledger;
    private final ChannelSet channels;
    private final LivingNodes nodes;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    Reaper(
            ExpiredLeases leases,
            Ledger ledger,
            ChannelSet channels,
            LivingNodes nodes,
            TransactionTemplate transactions,
            InstantSource clock) {
        this.leases = leases;
        this.ledger = ledger;
        this.channels = channels;
        this.nodes = nodes;
        this.transactions = transactions;
        this.clock = clock;
    }

    @PostConstruct
    void join() {
        nodes.join(leases::endAll);
    }

    @Override
    public String name() {
        return "dispatch-reaper";
    }

    @Override
    public int runOnce() {
        return transactions.execute(status -> {
            ExpiredLeases.Expired expired = leases.take(BATCHES);
            return ledger.reap(expired.claimed(), expired.sending(), channels, clock.instant());
        });
    }

    /** Leases run on database time, not on the clock: the reaper looks in every round. */
    @Override
    public Optional<Instant> nextDue() {
        return Optional.empty();
    }
}

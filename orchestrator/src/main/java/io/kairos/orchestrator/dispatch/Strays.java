package io.kairos.orchestrator.dispatch;

import io.kairos.orchestrator.platform.Pump;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.transaction.support.TransactionTemplate;

/** Messages for channels that nobody serves, neither the program nor an outside worker: the guards refuse each and say why. */
final class Strays implements Pump {
    private final Lane.Tools tools;
    private final Ledger ledger;
    private final Collection<String> served;
    private final TransactionTemplate transactions;

    Strays(Lane.Tools tools, Ledger ledger, Collection<String> served, TransactionTemplate transactions) {
        this.tools = tools;
        this.ledger = ledger;
        this.served = List.copyOf(served);
        this.transactions = transactions;
    }

    @Override
    public String name() {
        return "dispatch";
    }

    @Override
    public int runOnce() {
        Instant now = tools.clock().instant();
        int done = 0;
        for (String channel : tools.store().waiting().strays(served)) {
            List<Prepared> prepared = tools.preparation()
                    .prepare(
                            tools.store()
                                    .waiting()
                                    .claim(channel, tools.settings().batch(), now),
                            now);
            List<Prepared.Stopped> stopped = new ArrayList<>();
            List<Claim> servedMeanwhile = new ArrayList<>();
            for (Prepared one : prepared) {
                if (one instanceof Prepared.Stopped refused) {
                    stopped.add(refused);
                } else {
                    servedMeanwhile.add(one.claim());
                }
            }
            transactions.executeWithoutResult(status -> {
                ledger.stop(stopped, now);
                ledger.giveBack(servedMeanwhile);
            });
            done += stopped.size();
        }
        return done;
    }

    @Override
    public Optional<Instant> nextDue() {
        return tools.store().waiting().strays(served).stream()
                .map(tools.store().waiting()::nextDue)
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }
}

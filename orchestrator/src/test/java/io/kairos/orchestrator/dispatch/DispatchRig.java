package io.kairos.orchestrator.dispatch;

import io.kairos.channel.spi.Channel;
import io.kairos.orchestrator.customer.Customers;
import io.kairos.orchestrator.guard.FrequencyCaps;
import io.kairos.orchestrator.guard.SendGuards;
import java.time.InstantSource;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.transaction.support.TransactionTemplate;

/** Dispatchers and reapers like the application's own, but for the channel they use. */
@TestComponent
class DispatchRig {
    @Autowired
    DispatchStore store;

    @Autowired
    Ledger ledger;

    @Autowired
    Customers customers;

    @Autowired
    SendGuards guards;

    @Autowired
    ContentFacts facts;

    @Autowired
    MessageWriter writer;

    @Autowired
    FrequencyCaps caps;

    @Autowired
    WorkerChannels workers;

    @Autowired
    LivingNodes nodes;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    DispatchSettings settings;

    @Autowired
    InstantSource clock;

    Dispatcher dispatcher(Channel channel) {
        return dispatcher(channel, transactions);
    }

    Dispatcher dispatcher(Channel channel, TransactionTemplate database) {
        return new Dispatcher(store, preparation(channel), caps, wire(channel, database), settings, clock);
    }

    Preparation preparation(Channel channel) {
        return new Preparation(customers, guards, facts, writer, set(channel));
    }

    Wire wire(Channel channel) {
        return wire(channel, transactions);
    }

    private Wire wire(Channel channel, TransactionTemplate database) {
        return new Wire(ledger, caps, new Delivery(set(channel), settings), database, settings, clock);
    }

    private ChannelSet set(Channel channel) {
        return new ChannelSet(List.of(channel), ProvidedChannels.none(), workers);
    }

    Reaper reaper(Channel channel) {
        return new Reaper(store, ledger, set(channel), nodes, transactions, clock);
    }

    /** Runs the dispatcher until nothing is due any more. */
    void drain(Dispatcher dispatcher) {
        int rounds = 0;
        while (dispatcher.runOnce() > 0) {
            if (++rounds > 1_000) {
                throw new IllegalStateException("the dispatcher never comes to an end");
            }
        }
    }
}

package io.kairos.orchestrator.dispatch;

import io.kairos.channel.spi.Channel;
import io.kairos.orchestrator.customer.Customers;
import io.kairos.orchestrator.guard.FrequencyCaps;
import io.kairos.orchestrator.guard.SendGuards;
import java.time.Duration;
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
    ExpiredLeases leases;

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
    LaneSettings lanes;

    @Autowired
    ChannelNames names;

    @Autowired
    InstantSource clock;

    Dispatcher dispatcher(Channel channel) {
        return dispatcher(channel, transactions);
    }

    Dispatcher dispatcher(Channel channel, TransactionTemplate database) {
        return dispatcher(channel, gate(channel), database);
    }

    Dispatcher dispatcher(Channel channel, Gate gate) {
        return dispatcher(channel, gate, transactions);
    }

    /** One whose lane claims so many under so short a lease. */
    Dispatcher dispatcher(Channel channel, int batch, Duration lease) {
        DispatchSettings hurried = new DispatchSettings(
                batch,
                settings.workers(),
                lease,
                settings.maxAttempts(),
                settings.firstRetry(),
                settings.longestRetry());
        Lane.Tools tools = new Lane.Tools(store, preparation(channel), caps, hurried, clock);
        Gate gate = gate(channel);
        Lane lane = new Lane(channel.descriptor().id(), tools, wire(channel, gate, transactions), gate);
        return new Dispatcher(List.of(lane), List.of());
    }

    private Dispatcher dispatcher(Channel channel, Gate gate, TransactionTemplate database) {
        Lane lane = new Lane(channel.descriptor().id(), tools(channel), wire(channel, gate, database), gate);
        Strays strays = new Strays(tools(channel), ledger, names.all(), database);
        return new Dispatcher(List.of(lane), List.of(strays));
    }

    Gate gate(Channel channel) {
        return new Gate(new Breaker(channel.descriptor().id(), lanes.breaker(), clock), Rate.NONE);
    }

    private Lane.Tools tools(Channel channel) {
        return new Lane.Tools(store, preparation(channel), caps, settings, clock);
    }

    Preparation preparation(Channel channel) {
        return new Preparation(customers, guards, facts, writer, set(channel));
    }

    Wire wire(Channel channel) {
        return wire(channel, gate(channel), transactions);
    }

    private Wire wire(Channel channel, Gate gate, TransactionTemplate database) {
        return new Wire(tools(channel), ledger, new Delivery(channel, settings.workers()), gate, database);
    }

    private ChannelSet set(Channel channel) {
        return new ChannelSet(List.of(channel), ProvidedChannels.none(), workers);
    }

    Reaper reaper(Channel channel) {
        return new Reaper(leases, ledger, set(channel), nodes, transactions, clock);
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

package io.kairos.orchestrator.dispatch;

import io.kairos.channel.spi.Channel;
import io.kairos.channel.spi.DeliveryPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The lanes of all channels of the program itself. */
@Component
class Lanes {
    private final Lane.Tools tools;
    private final Ledger ledger;
    private final TransactionTemplate transactions;
    private final LaneSettings settings;
    private final Map<String, Channel> channels = new TreeMap<>();
    private final Gates gates;

    Lanes(
            ChannelSet channels,
            Lane.Tools tools,
            Ledger ledger,
            TransactionTemplate transactions,
            LaneSettings settings,
            Gates gates) {
        this.tools = tools;
        this.ledger = ledger;
        this.transactions = transactions;
        this.settings = settings;
        this.gates = gates;
        channels.own().forEach(channel -> this.channels.put(channel.descriptor().id(), channel));
    }

    /** A dispatcher of them all. */
    Dispatcher dispatcher() {
        List<Lane> lanes = channels.values().stream().flatMap(this::lanes).toList();
        return new Dispatcher(lanes, List.of(new Strays(tools, ledger, channels.keySet(), transactions)));
    }

    /** Several rounds at a time only where a crash in the middle of them leaves nothing unknown. */
    private Stream<Lane> lanes(Channel channel) {
        boolean repeatable = channel.descriptor().policy() == DeliveryPolicy.AT_LEAST_ONCE_WITH_KEY;
        int many = repeatable ? settings.perChannel() : 1;
        List<Lane> lanes = new ArrayList<>();
        String id = channel.descriptor().id();
        for (int i = 0; i < many; i++) {
            Gate gate = gates.of(id);
            Delivery delivery =
                    new Delivery(channel, Math.max(1, tools.settings().workers() / many));
            lanes.add(new Lane(id, tools, new Wire(tools, ledger, delivery, gate, transactions), gate));
        }
        return lanes.stream();
    }
}

package io.kairos.orchestrator.dispatch;

import io.kairos.channel.spi.Channel;
import io.kairos.channel.spi.MessageContent;
import io.kairos.channel.spi.OutboundMessage;
import io.kairos.channel.spi.Recipient;
import io.kairos.orchestrator.bench.BenchWorld;
import io.kairos.orchestrator.customer.Customers;
import io.kairos.orchestrator.decision.Reason;
import io.kairos.orchestrator.guard.FrequencyCaps;
import io.kairos.orchestrator.guard.Ruling;
import io.kairos.orchestrator.guard.SendGuards;
import io.kairos.orchestrator.guard.Suppressions;
import io.kairos.orchestrator.guard.Verdict;
import io.kairos.orchestrator.platform.Pump;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The application's own lanes for work that nobody has to judge, as a scheduler's: no guards, no text, no decision kept.
 * Everything else is as ever: a fenced claim, {@code sending} committed before the call, opt-outs looked at once more with
 * it, the answer stored after it, the row kept.
 */
final class BareLanes {
    private final BenchWorld world;

    BareLanes(BenchWorld world) {
        this.world = world;
    }

    List<Pump> of(Channel channel, int lanes) {
        String id = channel.descriptor().id();
        DispatchSettings settings = world.bean(DispatchSettings.class);
        InstantSource clock = world.bean(InstantSource.class);
        Lane.Tools tools = new Lane.Tools(
                world.bean(DispatchStore.class), preparation(), world.bean(FrequencyCaps.class), settings, clock);
        Ledger ledger = new Ledger(
                tools.store(),
                decisions -> {},
                world.bean(SendGuards.class),
                tools.caps(),
                world.bean(Suppressions.class),
                settings,
                world.bean(DispatchMetrics.class));
        Gate gate = world.bean(Gates.class).of(id);
        TransactionTemplate transactions = world.bean(TransactionTemplate.class);
        return IntStream.range(0, lanes)
                .<Pump>mapToObj(i -> new Lane(
                        id, tools, new Wire(tools, ledger, new Delivery(channel, 1), gate, transactions), gate))
                .toList();
    }

    private Preparation preparation() {
        return new Preparation(
                world.bean(Customers.class),
                world.bean(SendGuards.class),
                world.bean(ContentFacts.class),
                world.bean(MessageWriter.class),
                world.bean(ChannelSet.class)) {
            private final Ruling allowed = new Ruling(
                    new Verdict.Allow(Reason.of("bench")), List.of(), List.of(new Verdict.Allow(Reason.of("bench"))));

            @Override
            List<Prepared> prepare(List<Claim> claims, Instant now) {
                return claims.stream()
                        .<Prepared>map(claim -> new Prepared.Ready(claim, allowed, message(claim)))
                        .toList();
            }
        };
    }

    private static OutboundMessage message(Claim claim) {
        return new OutboundMessage(
                claim.id().toString(), new Recipient.Line("nobody"), new MessageContent.Json("{}"), Map.of());
    }
}

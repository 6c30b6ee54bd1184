package io.kairos.orchestrator.dispatch;

import io.kairos.channel.spi.Channel;
import io.kairos.channel.spi.DeliveryOutcome;
import io.kairos.channel.spi.MessageContent;
import io.kairos.channel.spi.MessageContent.Audience.Membership;
import io.kairos.channel.spi.OutboundMessage;
import io.kairos.orchestrator.customer.CustomerProfile;
import io.kairos.orchestrator.customer.Customers;
import io.kairos.orchestrator.guard.Addresses;
import io.kairos.orchestrator.guard.Reached;
import io.kairos.orchestrator.platform.Pump;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Takes customers out of audiences. No guard is asked: to stop showing advertisements is owed, whatever the customer agreed to.
 * A leave is a set operation, so one of unknown end is made again until the networks have taken it.
 */
@Component
class AudienceExit implements Pump {
    private static final int BATCH = 50;
    private static final int MOST_TRIES = 40;

    private final ChannelSet channels;
    private final AudienceLeaves leaves;
    private final Customers customers;
    private final DispatchSettings settings;
    private final InstantSource clock;

    AudienceExit(
            ChannelSet channels,
            AudienceLeaves leaves,
            Customers customers,
            DispatchSettings settings,
            InstantSource clock) {
        this.channels = channels;
        this.leaves = leaves;
        this.customers = customers;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "audience-exit";
    }

    @Override
    public int runOnce() {
        Instant now = clock.instant();
        List<AudienceLeaves.Leave> due = leaves.take(BATCH, now, settings.lease());
        Map<UUID, CustomerProfile> profiles = customers.find(
                due.stream().map(leave -> leave.entered().customerId()).collect(Collectors.toSet()));
        due.forEach(leave ->
                settle(leave, Optional.ofNullable(profiles.get(leave.entered().customerId()))));
        return due.size();
    }

    @Override
    public Optional<Instant> nextDue() {
        return leaves.nextDue();
    }

    private void settle(AudienceLeaves.Leave leave, Optional<CustomerProfile> customer) {
        String id = leave.entered().channel();
        Optional<Channel> channel = channels.find(id);
        Optional<Reached> reached = customer.map(profile -> Addresses.of(id, channels, profile));
        if (leave.enteredAgain()) {
            close(leave, "entered-again");
        } else if (channel.isEmpty() || !(reached.orElse(null) instanceof Reached.At at)) {
            // the networks forget whom nothing was said of for long; without an address nobody can be named to them
            close(leave, "nobody-to-name");
        } else {
            settle(
                    leave,
                    channel.get()
                            .deliver(new OutboundMessage(
                                    leave.id().toString(),
                                    at.recipient(),
                                    new MessageContent.Audience(leave.audience(), Membership.LEAVE),
                                    Map.of())));
        }
    }

    private void settle(AudienceLeaves.Leave leave, DeliveryOutcome outcome) {
        if (outcome instanceof DeliveryOutcome.Accepted) {
            close(leave, "left-audience");
        } else if (outcome instanceof DeliveryOutcome.Refused || leave.tries() >= MOST_TRIES) {
            close(leave, "leave-refused");
        } else {
            Duration asked = outcome instanceof DeliveryOutcome.TryAgain again ? again.after() : settings.firstRetry();
            leaves.postpone(leave.entered().id(), clock.instant().plus(settings.pauseAfter(leave.tries(), asked)));
        }
    }

    private void close(AudienceLeaves.Leave leave, String how) {
        leaves.close(leave, how, clock.instant());
    }
}

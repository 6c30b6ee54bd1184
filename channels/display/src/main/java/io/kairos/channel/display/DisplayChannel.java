package io.kairos.channel.display;

import io.kairos.channel.display.network.AudienceNetwork;
import io.kairos.channel.spi.BatchChannel;
import io.kairos.channel.spi.ChannelCapabilities;
import io.kairos.channel.spi.ChannelDescriptor;
import io.kairos.channel.spi.Cost;
import io.kairos.channel.spi.DeliveryOutcome;
import io.kairos.channel.spi.DeliveryPolicy;
import io.kairos.channel.spi.Latency;
import io.kairos.channel.spi.MessageContent;
import io.kairos.channel.spi.MessageContent.Audience;
import io.kairos.channel.spi.OutboundMessage;
import io.kairos.channel.spi.Recipient;
import io.kairos.channel.spi.Recipient.Identity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Retargeting: customers enter and leave audiences of advertising networks. Both are set operations, so a hand-off of unknown end may be done
 * again. Of several changes of one customer and audience in one call the last counts.
 */
public final class DisplayChannel implements BatchChannel {

    /** What {@link ChannelDescriptor#id()} says. */
    public static final String ID = "display";

    private static final int MAX_BATCH = 1_000;
    private static final Duration CLOSED = Duration.ofSeconds(1);
    private static final Duration SEEN = Duration.ofHours(8);
    /** Networks match and serve a changed audience after hours; half a day is usual, a full day allowed for. */
    private static final Latency MATCHING = new Latency.LogNormal(Duration.ofHours(6), 0.8);

    private final List<AudienceNetwork> networks;
    private final ChannelDescriptor descriptor;
    private final int batchSize;
    private volatile boolean open = true;

    /**
     * A channel that changes the audience of that name on every network that has one.
     *
     * @param networks at least one
     * @param cost of one customer in one audience, as far as it is known
     */
    public static DisplayChannel create(List<AudienceNetwork> networks, Cost cost) {
        return new DisplayChannel(networks, cost);
    }

    private DisplayChannel(List<AudienceNetwork> networks, Cost cost) {
        if (networks.isEmpty()) {
            throw new IllegalArgumentException("the display channel needs a network at least");
        }
        this.networks = List.copyOf(networks);
        this.batchSize = Math.min(
                MAX_BATCH,
                networks.stream().mapToInt(AudienceNetwork::batchSize).min().orElse(1));
        this.descriptor = new ChannelDescriptor(
                ID,
                DeliveryPolicy.AT_LEAST_ONCE_WITH_KEY,
                false,
                SEEN,
                ChannelCapabilities.of(MessageContent.Kind.AUDIENCE, Recipient.Kind.IDENTITY)
                        .withCost(cost)
                        .withLatency(MATCHING));
    }

    @Override
    public ChannelDescriptor descriptor() {
        return descriptor;
    }

    @Override
    public int batchSize() {
        return batchSize;
    }

    @Override
    public List<DeliveryOutcome> deliverAll(List<OutboundMessage> messages) {
        DeliveryOutcome[] outcomes = new DeliveryOutcome[messages.size()];
        Map<Who, Integer> last = new LinkedHashMap<>();
        int[] decidedBy = new int[messages.size()];
        for (int i = messages.size() - 1; i >= 0; i--) {
            Optional<DeliveryOutcome> no = refusal(messages.get(i));
            decidedBy[i] = i;
            if (no.isPresent()) {
                outcomes[i] = no.get();
            } else {
                Integer later = last.putIfAbsent(who(messages.get(i)), i);
                decidedBy[i] = later == null ? i : later;
            }
        }
        Map<Audience, List<Integer>> groups = new LinkedHashMap<>();
        last.forEach((who, index) -> groups.computeIfAbsent(audience(messages.get(index)), a -> new ArrayList<>())
                .add(index));
        groups.forEach((audience, members) -> change(audience, members, messages, outcomes));
        for (int i = 0; i < outcomes.length; i++) {
            outcomes[i] = outcomes[decidedBy[i]];
        }
        return List.copyOf(Arrays.asList(outcomes));
    }

    private record Who(String audience, Identity person) {}

    private static Who who(OutboundMessage message) {
        return new Who(audience(message).audience(), person(message.recipient()).orElseThrow());
    }

    private static Audience audience(OutboundMessage message) {
        return (Audience) message.content();
    }

    private void change(
            Audience audience, List<Integer> members, List<OutboundMessage> messages, DeliveryOutcome[] outcomes) {
        List<Identity> people = members.stream()
                .map(index -> person(messages.get(index).recipient()).orElseThrow())
                .toList();
        String key = members.stream()
                .map(index -> messages.get(index).dispatchId())
                .sorted()
                .collect(Collectors.joining(","));
        Map<Integer, DeliveryOutcome> found = new HashMap<>();
        for (AudienceNetwork network : networks) {
            if (network.has(audience.audience())) {
                List<DeliveryOutcome> there = network.change(audience.audience(), audience.membership(), people, key);
                for (int i = 0; i < members.size(); i++) {
                    found.merge(members.get(i), there.get(i), DisplayChannel::both);
                }
            }
        }
        found.forEach((index, outcome) -> outcomes[index] = outcome);
    }

    /** What two networks said of one change: it is done again while one of them may not have it; it is refused when both refuse. */
    private static DeliveryOutcome both(DeliveryOutcome one, DeliveryOutcome other) {
        if (one instanceof DeliveryOutcome.TryAgain a && other instanceof DeliveryOutcome.TryAgain b) {
            return a.after().compareTo(b.after()) >= 0 ? a : b;
        }
        if (one instanceof DeliveryOutcome.Accepted a && other instanceof DeliveryOutcome.Accepted b) {
            return new DeliveryOutcome.Accepted(a.providerId() + " " + b.providerId(), b.at());
        }
        return rank(one) >= rank(other) ? one : other;
    }

    private static int rank(DeliveryOutcome outcome) {
        if (outcome instanceof DeliveryOutcome.TryAgain) {
            return 3;
        }
        if (outcome instanceof DeliveryOutcome.Unknown) {
            return 2;
        }
        return outcome instanceof DeliveryOutcome.Accepted ? 1 : 0;
    }

    private Optional<DeliveryOutcome> refusal(OutboundMessage message) {
        if (!open) {
            return Optional.of(new DeliveryOutcome.TryAgain(CLOSED, "the channel is closed"));
        }
        if (!(message.content() instanceof Audience audience)) {
            return refused("content-kind", "the display channel changes audiences only");
        }
        if (person(message.recipient()).isEmpty()) {
            return refused("recipient-kind", "an audience needs an email address, a phone number or names");
        }
        if (networks.stream().noneMatch(network -> network.has(audience.audience()))) {
            return refused(
                    "audience-unknown",
                    "no network has an audience of that name: add it to the channel's settings, with the network's id");
        }
        return Optional.empty();
    }

    private static Optional<DeliveryOutcome> refused(String code, String why) {
        return Optional.of(new DeliveryOutcome.Refused(code, why));
    }

    private static Optional<Identity> person(Recipient recipient) {
        if (recipient instanceof Identity identity) {
            return Optional.of(identity);
        }
        Optional<String> none = Optional.empty();
        if (recipient instanceof Recipient.Email email) {
            return Optional.of(new Identity(Optional.of(email.line()), none, none, none, none, none));
        }
        return recipient instanceof Recipient.Phone phone
                ? Optional.of(new Identity(none, Optional.of(phone.line()), none, none, none, none))
                : Optional.empty();
    }

    @Override
    public void close() {
        open = false;
    }
}

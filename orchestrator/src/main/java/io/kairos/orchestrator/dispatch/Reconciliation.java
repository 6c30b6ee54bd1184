package io.kairos.orchestrator.dispatch;

import io.kairos.channel.spi.CallbackChannel;
import io.kairos.channel.spi.Channel;
import io.kairos.channel.spi.MessageContent;
import io.kairos.channel.spi.OutboundMessage;
import io.kairos.channel.spi.ReconcilingChannel;
import io.kairos.channel.spi.ReconcilingChannel.Finding;
import io.kairos.orchestrator.dispatch.Doubts.Doubt;
import io.kairos.orchestrator.platform.Pump;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * Asks providers what became of hand-offs without an answer. What a provider has is accepted; what it certainly does not have
 * goes back into the queue, where the guards speak again; the rest is asked about a few times more and stays listed.
 */
@Component
class Reconciliation implements Pump {
    private static final int BATCH = 20;

    private final ChannelSet channels;
    private final Doubts doubts;
    private final Drafts drafts;
    private final Resolutions resolutions;
    private final InstantSource clock;

    Reconciliation(ChannelSet channels, Doubts doubts, Drafts drafts, Resolutions resolutions, InstantSource clock) {
        this.channels = channels;
        this.doubts = doubts;
        this.drafts = drafts;
        this.resolutions = resolutions;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "dispatch-reconciliation";
    }

    @Override
    public int runOnce() {
        Set<String> asked = asked();
        if (asked.isEmpty()) {
            return 0;
        }
        List<Doubt> due = doubts.due(asked, clock.instant(), BATCH);
        due.forEach(this::settle);
        return due.size();
    }

    @Override
    public Optional<Instant> nextDue() {
        Set<String> asked = asked();
        return asked.isEmpty() ? Optional.empty() : doubts.nextDue(asked);
    }

    private Set<String> asked() {
        Set<String> asked = new TreeSet<>();
        for (Channel channel : channels.own()) {
            if (channel instanceof ReconcilingChannel || channel instanceof CallbackChannel) {
                asked.add(channel.descriptor().id());
            }
        }
        return asked;
    }

    private void settle(Doubt doubt) {
        Claim claim = doubt.claim();
        if (doubt.news()) {
            resolutions.byNews(claim.id());
            return;
        }
        Optional<ReconcilingChannel> channel = channels.find(claim.dispatch().channel())
                .filter(ReconcilingChannel.class::isInstance)
                .map(ReconcilingChannel.class::cast);
        Finding finding = channel.flatMap(provider -> drafts.again(claim).map(message -> ask(provider, doubt, message)))
                .orElseGet(() -> new Finding.StillUnknown(Doubts.BETWEEN, "nobody to ask"));
        if (finding instanceof Finding.Accepted accepted && !doubts.isAnothers(claim, accepted.providerId())) {
            resolutions.arrived(claim.id(), accepted.providerId());
        } else if (finding instanceof Finding.NotFound) {
            resolutions.again(State.UNKNOWN, claim.id(), "not-arrived");
        } else {
            Duration after = finding instanceof Finding.StillUnknown still ? still.after() : Doubts.BETWEEN;
            Duration pause = after.compareTo(Doubts.BETWEEN) < 0 ? Doubts.BETWEEN : after;
            doubts.postpone(claim.id(), clock.instant().plus(pause));
        }
    }

    /** Written again, a text may differ from what was sent: only what is absent under any text is absent. */
    private static Finding ask(ReconcilingChannel channel, Doubt doubt, OutboundMessage message) {
        Finding finding = channel.lookUp(asked(doubt, message, Optional.of(message.content())));
        if (!(finding instanceof Finding.NotFound)) {
            return finding;
        }
        return channel.lookUp(asked(doubt, message, Optional.empty())) instanceof Finding.NotFound
                ? finding
                : new Finding.StillUnknown(Doubts.BETWEEN, "a message of another text was found");
    }

    private static ReconcilingChannel.Doubt asked(
            Doubt doubt, OutboundMessage message, Optional<MessageContent> content) {
        return new ReconcilingChannel.Doubt(
                doubt.claim().id().toString(), message.recipient(), content, doubt.handedOverAt());
    }
}

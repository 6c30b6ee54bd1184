package io.kairos.orchestrator.moment;

import io.kairos.journeys.product.ProductType;
import io.kairos.orchestrator.decision.Reason;
import io.kairos.timing.Offers;
import io.kairos.timing.channel.ChannelOffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the channels at hand offer for one message: those that can be weighed against each other, and why the others cannot.
 *
 * @param open whether there is a choice
 * @param barred none reaches the customer at this time: they are weighed as if all did, and the guards ask again when it is sent
 */
record ChannelOffering(boolean open, List<ChannelTerms.Weighed> weighed, List<Out> out, boolean barred) {

    /**
     * A channel left out.
     *
     * @param state stable word of the API
     */
    record Out(String channel, String state, Reason why) {}

    /** @param deadline after it a message is of no use */
    static ChannelOffering of(ProductType type, MomentQuestion question, Optional<Instant> deadline) {
        ChannelsAtHand channels = question.addressee().channels();
        List<ChannelTerms.Weighed> able = new ArrayList<>();
        List<ChannelTerms.Weighed> unreachable = new ArrayList<>();
        List<Out> out = new ArrayList<>();
        for (ChannelFacts facts : channels.here()) {
            ChannelTerms terms = ChannelTerms.of(facts, type.messaging().economics());
            if (terms instanceof ChannelTerms.Unknown unknown) {
                out.add(new Out(facts.id(), "unknown", unknown.why()));
            } else if (terms instanceof ChannelTerms.Weighed weighed) {
                Optional<Reason> late = pastCutOff(weighed, question, deadline);
                if (channels.open() && facts.bar().isPresent()) {
                    unreachable.add(weighed);
                } else if (late.isPresent()) {
                    out.add(new Out(facts.id(), "too-late", late.get()));
                } else {
                    able.add(weighed);
                }
            }
        }
        boolean barred =
                able.isEmpty() && out.stream().noneMatch(one -> one.state().equals("too-late"));
        unreachable.forEach(each -> out.add(
                new Out(each.facts().id(), "unreachable", each.facts().bar().orElseThrow())));
        return new ChannelOffering(channels.open(), barred ? unreachable : able, out, barred);
    }

    /** Whether there is no channel, or the only one is too late. */
    boolean isEmpty() {
        return weighed.isEmpty()
                && (open || out.stream().anyMatch(one -> one.state().equals("too-late")));
    }

    /** A step that names email, or a channel of which nothing is known, is planned as its product type says. */
    Offers offers() {
        List<ChannelOffer> offers =
                weighed.stream().map(ChannelTerms.Weighed::offer).toList();
        boolean usual =
                !open && offers.stream().anyMatch(offer -> offer.channel().equals(ChannelTerms.EMAIL));
        return usual ? Offers.none() : Offers.of(offers);
    }

    Optional<ChannelTerms.Weighed> terms(String channel) {
        return weighed.stream()
                .filter(each -> each.facts().id().equals(channel))
                .findFirst();
    }

    private static Optional<Reason> pastCutOff(
            ChannelTerms.Weighed channel, MomentQuestion question, Optional<Instant> deadline) {
        ZoneId zone = question.customer().zone();
        Optional<LocalDate> last = deadline.map(instant -> LocalDate.ofInstant(instant, zone));
        return channel.handOver()
                .map(handOver -> handOver.thereOn(question.earliest()))
                .filter(there -> last.filter(there::isAfter).isPresent())
                .map(there -> new Reason(
                        "channel-past-cut-off",
                        Map.of("channel", channel.facts().id(), "thereDate", there.toString())));
    }
}

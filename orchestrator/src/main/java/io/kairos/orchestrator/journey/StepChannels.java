package io.kairos.orchestrator.journey;

import io.kairos.journeys.bpmn.StepProperties;
import io.kairos.orchestrator.decision.Reason;
import io.kairos.orchestrator.dispatch.ChannelNames;
import io.kairos.orchestrator.guard.Reachability;
import io.kairos.orchestrator.guard.Reachability.Reach;
import io.kairos.orchestrator.moment.Addressee;
import io.kairos.orchestrator.moment.ChannelFacts;
import io.kairos.orchestrator.moment.ChannelsAtHand;
import io.kairos.orchestrator.moment.CustomerPasts;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** By which channels the messages of a journey may go: the one its step names, or whichever is best. */
@Component
class StepChannels {
    private static final String USUAL = "email";

    private final ChannelNames names;
    private final Reachability reachability;
    private final CustomerPasts pasts;

    StepChannels(ChannelNames names, Reachability reachability, CustomerPasts pasts) {
        this.names = names;
        this.reachability = reachability;
        this.pasts = pasts;
    }

    /** The customer of an enrolment, with the channels for the message that comes after this wait. */
    Addressee addressee(EnrolmentBatch batch, Enrolment enrolment, String wait) {
        var journey = enrolment.journey();
        var send = journey.property(wait, StepProperties.SENDS);
        var named = send.flatMap(step -> journey.property(step, StepProperties.SEND_CHANNEL))
                .orElse(USUAL);
        var topic = send.flatMap(step -> journey.property(step, StepProperties.SEND_TOPIC))
                .orElse("");
        boolean open = named.equals(StepProperties.BEST_CHANNEL);
        var channels = open
                ? new ChannelsAtHand(true, topic, about -> all(batch, enrolment, about))
                : new ChannelsAtHand(false, topic, about -> List.of(facts(named, Optional.empty())));
        var past = batch.known(CustomerPasts.Read.class, enrolment.customer().id(), pasts::of);
        return new Addressee(enrolment.customer(), past.of(enrolment.customer().id()), channels);
    }

    /** The first of these channels that may be used now; empty when none may. */
    Optional<String> firstOpen(EnrolmentBatch batch, Enrolment enrolment, List<String> ranking, String topic) {
        return ranking.stream()
                .filter(channel -> bar(batch, enrolment, channel, topic).isEmpty())
                .findFirst();
    }

    /** Why a channel may not be used now; empty: it may. */
    Optional<Reason> bar(EnrolmentBatch batch, Enrolment enrolment, String channel, String topic) {
        return reach(batch, enrolment).bar(enrolment.customer(), channel, topic);
    }

    private List<ChannelFacts> all(EnrolmentBatch batch, Enrolment enrolment, String topic) {
        var served = names.all();
        return served.stream()
                .map(channel -> facts(channel, bar(batch, enrolment, channel, topic)))
                .toList();
    }

    private ChannelFacts facts(String channel, Optional<Reason> bar) {
        return new ChannelFacts(channel, names.descriptor(channel), bar);
    }

    /** Read once for all customers of the batch. */
    private Reach reach(EnrolmentBatch batch, Enrolment enrolment) {
        return batch.known(Reach.class, enrolment.customer().id(), reachability::of);
    }
}

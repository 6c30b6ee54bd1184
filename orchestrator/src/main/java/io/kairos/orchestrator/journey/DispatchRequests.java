package io.kairos.orchestrator.journey;

import io.kairos.journeys.bpmn.StepProperties;
import io.kairos.orchestrator.customer.TimeOrderedIds;
import io.kairos.orchestrator.dispatch.NewDispatch;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/** Which dispatch a send step asks for at the moment before it: a product that goes with a purchase brings its own topic and message. */
@Component
class DispatchRequests {
    private final StepDecisions decisions;
    private final InstantSource clock;

    DispatchRequests(StepDecisions decisions, InstantSource clock) {
        this.decisions = decisions;
        this.clock = clock;
    }

    NewDispatch of(EnrolmentBatch batch, Enrolment enrolment, String step, Planned planned) {
        var journey = enrolment.journey();
        var derived = planned.subject().flatMap(id -> decisions.derivedProduct(enrolment, id));
        var topic = derived.map(product -> product.topic())
                .or(() -> journey.property(step, StepProperties.SEND_TOPIC))
                .orElseThrow();
        var moment = decisions.sendable(batch, enrolment, planned, topic);
        return new NewDispatch(
                TimeOrderedIds.next(clock.instant()),
                enrolment.customer().id(),
                enrolment.need().id(),
                enrolment.id(),
                journey.id(),
                step,
                moment.round(),
                channel(journey, step, moment),
                topic,
                derived.map(product -> product.template())
                        .or(() -> journey.message(step))
                        .orElseThrow(),
                moment.subject(),
                moment.decisionId(),
                moment.dueAt(),
                moment.latestUsefulAt());
    }

    private static String channel(DeployedJourney journey, String step, Planned moment) {
        return journey.property(step, StepProperties.SEND_CHANNEL)
                .filter(named -> !named.equals(StepProperties.BEST_CHANNEL))
                .or(() -> moment.channels().stream().findFirst())
                .orElse("email");
    }
}

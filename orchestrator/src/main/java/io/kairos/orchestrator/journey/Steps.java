package io.kairos.orchestrator.journey;

import io.kairos.journeys.bpmn.StepProperties;
import io.kairos.orchestrator.dispatch.NewDispatch;
import io.kairos.orchestrator.engine.JourneySteps;
import io.kairos.orchestrator.engine.StepVisit;
import io.kairos.orchestrator.need.NeedState;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the steps of a journey do: waits ask for their moment, sends ask for a dispatch, gateways look at both. */
@Component
class Steps implements JourneySteps {
    private final ThreadLocal<@Nullable EnrolmentBatch> current = new ThreadLocal<>();
    private final ThreadLocal<@Nullable Consumer<EnrolmentBatch>> witness = new ThreadLocal<>();
    private final EnrolmentLoader loader;
    private final EnrolmentStore store;
    private final StepDecisions decisions;
    private final InstantSource clock;

    Steps(EnrolmentLoader loader, EnrolmentStore store, StepDecisions decisions, InstantSource clock) {
        this.loader = loader;
        this.store = store;
        this.decisions = decisions;
        this.clock = clock;
    }

    @Override
    public void inBatch(Collection<UUID> enrolments, Runnable work) {
        loader.lockCustomers(enrolments);
        inBatch(loader.inside(enrolments), batch -> work.run());
    }

    /** Runs work on enrolments already loaded, with their customers locked, and writes what it changed. */
    void inBatch(Collection<Enrolment> enrolments, Consumer<EnrolmentBatch> work) {
        rehearse(enrolments, batch -> {
            work.accept(batch);
            store.write(batch);
            var witness = this.witness.get();
            if (witness != null) {
                witness.accept(batch);
            }
        });
    }

    /** Tells of every batch that is written on this thread while the work runs. */
    void witnessed(Consumer<EnrolmentBatch> told, Runnable work) {
        witness.set(told);
        try {
            work.run();
        } finally {
            witness.remove();
        }
    }

    /** The same, but nothing is written, and nobody is locked. */
    void rehearse(Collection<Enrolment> enrolments, Consumer<EnrolmentBatch> work) {
        if (current.get() != null) {
            throw new IllegalStateException("a batch is already open on this thread");
        }
        var batch = new EnrolmentBatch();
        enrolments.forEach(batch::add);
        current.set(batch);
        try {
            work.accept(batch);
        } finally {
            current.remove();
        }
    }

    @Override
    public Optional<UUID> customerOf(UUID enrolmentId) {
        var batch = current.get();
        return batch == null ? Optional.empty() : batch.customerOf(enrolmentId);
    }

    @Override
    public void visited(StepVisit visit) {
        var enrolment = enrolment(visit);
        batch().visited(enrolment, visit.elementId(), clock.instant());
        enrolment
                .lastMoment()
                .filter(moment -> !moment.step().equals(visit.elementId()))
                .filter(moment -> moment.state() == Planned.State.WAITING
                        || moment.state() == Planned.State.SKIPPED
                                && enrolment.waitingAt().isPresent())
                .ifPresent(moment -> {
                    if (moment.state() == Planned.State.WAITING) {
                        enrolment.replan(moment.in(Planned.State.PASSED));
                    }
                    enrolment.waitAt(Optional.empty());
                });
    }

    @Override
    public Instant waitUntil(StepVisit visit) {
        var enrolment = enrolment(visit);
        var standing = enrolment
                .lastMoment()
                .filter(moment -> moment.state() == Planned.State.WAITING)
                .filter(moment -> moment.step().equals(visit.elementId()));
        if (standing.isPresent()) {
            // a token put back where it stood waits for the moment it waited for
            return standing.get().dueAt();
        }
        var planned = decisions.plan(batch(), enrolment, visit.elementId());
        enrolment.plan(planned);
        enrolment.waitAt(Optional.of(visit.elementId()));
        return planned.dueAt();
    }

    @Override
    public void send(StepVisit visit) {
        var enrolment = enrolment(visit);
        var moment = enrolment
                .lastMoment()
                .orElseThrow(() ->
                        new IllegalStateException("step " + visit.elementId() + " sends without a moment before it"));
        if (moment.state() == Planned.State.SKIPPED) {
            batch().decided(decisions.skipped(enrolment, visit.elementId(), moment));
        } else {
            batch().dispatch(dispatch(enrolment, visit.elementId(), moment));
        }
        // One left out by hand counts as sent when the next is planned, or that would come in its place at once.
        enrolment.sent().add(moment.dueAt());
    }

    @Override
    public boolean takes(StepVisit visit, String path) {
        var enrolment = enrolment(visit);
        boolean worth = enrolment.lastMoment().map(Planned::send).orElse(false);
        boolean met = switch (path) {
            case "worth", "has-product" -> worth;
            case "not-worth", "no-product" -> !worth;
            case "again" -> again(enrolment);
            case "enough" -> !again(enrolment);
            default -> throw new IllegalArgumentException("no path " + path);
        };
        batch().tested(visit.enrolmentId(), visit.elementId(), path, met);
        return met;
    }

    @Override
    public void ended(StepVisit visit) {
        var enrolment = enrolment(visit);
        var outcome = visit.elementId().replaceFirst("^end_", "").replace('_', '-');
        enrolment.end(outcome, clock.instant());
    }

    /** Finds the moment of a waiting enrolment anew; empty when it stays or nothing waits. */
    Optional<Planned> retime(EnrolmentBatch batch, Enrolment enrolment) {
        return enrolment
                .lastMoment()
                .filter(moment -> moment.state() == Planned.State.WAITING)
                .flatMap(moment -> decisions.replan(batch, enrolment, moment))
                .map(moment -> {
                    enrolment.replan(moment);
                    return moment;
                });
    }

    private boolean again(Enrolment enrolment) {
        return enrolment.need().state() == NeedState.OPEN && decisions.messagesLeft(enrolment) > 0;
    }

    private NewDispatch dispatch(Enrolment enrolment, String step, Planned planned) {
        var journey = enrolment.journey();
        var derived = planned.subject().flatMap(id -> decisions.derivedProduct(enrolment, id));
        var topic = derived.map(product -> product.topic())
                .or(() -> journey.property(step, StepProperties.SEND_TOPIC))
                .orElseThrow();
        var moment = decisions.sendable(batch(), enrolment, planned, topic);
        return new NewDispatch(
                UUID.randomUUID(),
                enrolment.customer().id(),
                enrolment.need().id(),
                enrolment.id(),
                journey.id(),
                step,
                moment.round(),
                channel(journey, step, moment),
                topic,
                derived.map(product -> product.template())
                        .or(() -> journey.property(step, StepProperties.SEND_TEMPLATE))
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

    private Enrolment enrolment(StepVisit visit) {
        return batch().get(visit.enrolmentId());
    }

    private EnrolmentBatch batch() {
        var batch = current.get();
        if (batch == null) {
            throw new IllegalStateException("tokens move only inside a batch");
        }
        return batch;
    }
}

package io.kairos.orchestrator.journey;

import io.kairos.journeys.bpmn.ExecutableExpressions;
import io.kairos.journeys.bpmn.Step;
import io.kairos.journeys.bpmn.StepProperties;
import io.kairos.journeys.bpmn.Way;
import io.kairos.orchestrator.engine.JourneySteps;
import io.kairos.orchestrator.engine.StepVisit;
import io.kairos.orchestrator.need.NeedState;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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
    private final DispatchRequests requests;
    private final StepRules rules;
    private final JourneyRuns runs;
    private final InstantSource clock;

    Steps(
            EnrolmentLoader loader,
            EnrolmentStore store,
            StepDecisions decisions,
            DispatchRequests requests,
            StepRules rules,
            JourneyRuns runs,
            InstantSource clock) {
        this.loader = loader;
        this.store = store;
        this.decisions = decisions;
        this.requests = requests;
        this.rules = rules;
        this.runs = runs;
        this.clock = clock;
    }

    @Override
    public void inBatch(Collection<UUID> enrolments, Runnable work) {
        loader.lockCustomers(enrolments);
        inBatch(EnrolmentBatch.of(loader.owners(enrolments), () -> loader.inside(enrolments)), batch -> work.run());
    }

    @Override
    public void inLockedBatch(List<UUID> customers, List<UUID> enrolments, Runnable work) {
        inBatch(loader.insideOf(customers, enrolments), batch -> work.run());
    }

    /** Runs work on enrolments already loaded, with their customers locked, and writes what it changed. */
    void inBatch(Collection<Enrolment> enrolments, Consumer<EnrolmentBatch> work) {
        inBatch(batch(enrolments), work);
    }

    private void inBatch(EnrolmentBatch opened, Consumer<EnrolmentBatch> work) {
        during(opened, batch -> {
            work.accept(batch);
            runs.begin(batch);
            store.write(batch);
            rules.write(batch);
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
        during(batch(enrolments), work);
    }

    private static EnrolmentBatch batch(Collection<Enrolment> enrolments) {
        var batch = new EnrolmentBatch();
        enrolments.forEach(batch::add);
        return batch;
    }

    private void during(EnrolmentBatch batch, Consumer<EnrolmentBatch> work) {
        if (current.get() != null) {
            throw new IllegalStateException("a batch is already open on this thread");
        }
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
    public Optional<Boolean> isTight(UUID enrolmentId) {
        var batch = current.get();
        return batch == null ? Optional.empty() : batch.isTight(enrolmentId);
    }

    @Override
    public void visited(StepVisit visit) {
        var enrolment = enrolment(visit);
        batch().visited(enrolment, visit.elementId(), clock.instant());
        enrolment
                .lastMoment()
                .filter(moment -> !moment.step().equals(waitOf(enrolment, visit.elementId())))
                .filter(moment -> moment.state() == Planned.State.WAITING
                        || moment.state() == Planned.State.SKIPPED
                                && enrolment.waitingAt().isPresent())
                .ifPresent(moment -> {
                    if (moment.state() == Planned.State.WAITING) {
                        enrolment.replan(passed(enrolment, moment, visit.elementId()));
                    }
                    enrolment.waitAt(Optional.empty());
                });
    }

    /** What the customer did ends the wait beside it at this instant, not at the one planned. */
    private Planned passed(Enrolment enrolment, Planned moment, String element) {
        boolean heard = kind(enrolment, element) == Step.Kind.HEAR;
        return heard ? moment.overAt(clock.instant()) : moment.in(Planned.State.PASSED);
    }

    @Override
    public Instant waitUntil(StepVisit visit) {
        var enrolment = enrolment(visit);
        var wait = waitOf(enrolment, visit.elementId());
        if (enrolment.resumes()) {
            return enrolment.lastMoment().orElseThrow().dueAt();
        }
        var planned = decisions.plan(batch(), enrolment, wait);
        enrolment.plan(planned);
        enrolment.waitAt(Optional.of(wait));
        return planned.dueAt();
    }

    /** Camunda asks for the timers behind an event-based gateway when it comes to the gateway. */
    private static String waitOf(Enrolment enrolment, String element) {
        var journey = enrolment.journey().journey();
        if (kind(enrolment, element) != Step.Kind.FIRST) {
            return element;
        }
        return journey.step(element).orElseThrow().ways().stream()
                .map(Way::target)
                .filter(target -> kind(enrolment, target) == Step.Kind.WAIT)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no timer behind " + element));
    }

    private static Step.Kind kind(Enrolment enrolment, String element) {
        return enrolment
                .journey()
                .journey()
                .step(element)
                .map(Step::kind)
                .orElseThrow(() -> new IllegalStateException("no step " + element));
    }

    @Override
    public void send(StepVisit visit) {
        var enrolment = enrolment(visit);
        var moment = enrolment
                .lastMoment()
                .orElseThrow(() ->
                        new IllegalStateException("step " + visit.elementId() + " sends without a moment before it"));
        if (StepRules.leavesOut(enrolment, moment)) {
            return;
        }
        if (moment.state() == Planned.State.SKIPPED) {
            batch().decided(decisions.skipped(enrolment, visit.elementId(), moment));
        } else {
            batch().dispatch(requests.of(batch(), enrolment, visit.elementId(), moment));
        }
        // One left out by hand counts as sent when the next is planned, or that would come in its place at once.
        enrolment.sent().add(moment.dueAt());
    }

    @Override
    public boolean takes(StepVisit visit, String path, Map<String, Object> decided) {
        var enrolment = enrolment(visit);
        if (ExecutableExpressions.wayNumber(path).isPresent()) {
            boolean goes = rules.goes(batch(), enrolment, visit.elementId(), path, decided);
            batch().tested(
                            visit.enrolmentId(),
                            visit.elementId(),
                            StepRules.question(enrolment, visit.elementId(), path),
                            goes);
            return goes;
        }
        boolean worth = enrolment.lastMoment().map(Planned::send).orElse(false);
        boolean met = switch (path) {
            case "worth", "has-product" -> worth;
            case "not-worth", "no-product" -> !worth;
            case "again" -> again(enrolment);
            case "enough" -> !again(enrolment);
            case "yes", "no", "no-answer" -> path.equals(rules.answer(batch(), enrolment));
            default -> throw new IllegalArgumentException("no path " + path);
        };
        batch().tested(visit.enrolmentId(), visit.elementId(), path, met);
        return met;
    }

    @Override
    public Map<String, Object> decide(StepVisit visit, Map<String, Object> decided) {
        return rules.decide(batch(), enrolment(visit), visit.elementId(), decided);
    }

    @Override
    public void profile(StepVisit visit) {
        rules.profile(batch(), enrolment(visit), visit.elementId());
    }

    @Override
    public void run(StepVisit visit) {
        var enrolment = enrolment(visit);
        var journey = enrolment.journey().property(visit.elementId(), StepProperties.RUN_JOURNEY);
        batch().runs(enrolment, visit.elementId(), journey.orElseThrow());
    }

    @Override
    public void ended(StepVisit visit) {
        var enrolment = enrolment(visit);
        var outcome = enrolment
                .journey()
                .property(visit.elementId(), StepProperties.OUTCOME)
                .orElseGet(() -> visit.elementId().replaceFirst("^end_", "").replace('_', '-'));
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

package io.kairos.orchestrator.journey;

import io.kairos.journeys.bpmn.Step;
import io.kairos.journeys.bpmn.StepProperties;
import io.kairos.journeys.bpmn.Way;
import io.kairos.orchestrator.dispatch.NewDispatch;
import io.kairos.orchestrator.engine.JourneyEngine;
import io.kairos.orchestrator.engine.Rehearsal;
import io.kairos.orchestrator.moment.CustomerPasts;
import io.kairos.orchestrator.need.NeedState;
import io.kairos.orchestrator.platform.ThreadClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Leads one enrolment through its journey, from wait to wait, each at its instant. */
final class Course {
    /** More moves than any sensible journey has. */
    private static final int MOST_MOVES = 100;

    /** Beside waits and messages; what takes no time and sends nothing is left out. */
    private static final Set<Step.Kind> MILESTONES = Set.of(Step.Kind.START, Step.Kind.END, Step.Kind.STOP);

    private final EnrolmentBatch batch;
    private final Walker walker;
    private final Enrolment enrolment;
    private final Steps steps;
    private final Rehearsal rehearsal;
    private final JourneyEngine engine;
    private final ThreadClock clock;
    private final List<Walk.Stop> stops = new ArrayList<>();
    private int visits;
    private int dispatches;

    Course(
            EnrolmentBatch batch,
            Walker walker,
            Steps steps,
            Rehearsal rehearsal,
            JourneyEngine engine,
            ThreadClock clock) {
        this.batch = batch;
        this.walker = walker;
        this.enrolment = walker.enrolment();
        this.steps = steps;
        this.rehearsal = rehearsal;
        this.engine = engine;
        this.clock = clock;
    }

    Walk walk() {
        mark();
        walker.standing().ifPresent(moment -> began());
        enrolment.moments().stream()
                .filter(moment -> moment.state() == Planned.State.PASSED)
                .forEach(moment ->
                        step(moment.step()).ifPresent(step -> stops.add(before(step, Walk.State.PASSED, moment))));
        begin();
        int moves = 0;
        for (var due = next(); due.isPresent() && moves < MOST_MOVES; due = next()) {
            move(due.get());
            moves++;
        }
        return new Walk(
                enrolment.customer().id(),
                walker.standing().map(moment -> enrolment.id()),
                stops,
                enrolment.endedAt().isEmpty() && next().isPresent());
    }

    private void began() {
        enrolment.journey().journey().steps().stream()
                .filter(step -> step.kind() == Step.Kind.START)
                .findFirst()
                .ifPresent(step -> stops.add(new Walk.Stop(
                        step,
                        Walk.State.PASSED,
                        enrolment.startedAt(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())));
    }

    private void begin() {
        var key = enrolment.journey().deploymentKey();
        if (walker.standing().isEmpty()) {
            var started = engine.start(List.of(new JourneyEngine.Start(enrolment.id(), key)));
            enrolment.runsAs(started.get(0).instanceId());
        } else {
            if (!walker.same()) {
                steps.retime(batch, enrolment);
            }
            enrolment.resume();
            enrolment.runsAs(rehearsal.startBefore(
                    enrolment.id(), key, entry(walker.standing().get().step())));
        }
        note();
    }

    /** A token that waits behind a gateway for what comes first stands at the gateway. */
    private String entry(String wait) {
        return enrolment.journey().journey().steps().stream()
                .filter(step -> step.kind() == Step.Kind.FIRST)
                .filter(step -> step.ways().stream().map(Way::target).anyMatch(wait::equals))
                .map(Step::id)
                .findFirst()
                .orElse(wait);
    }

    private Optional<Instant> next() {
        return enrolment.endedAt().isPresent() ? Optional.empty() : rehearsal.nextDue(enrolment.instanceId());
    }

    /** A wait that is over late goes on now; a need that expires first ends the journey. */
    private void move(Instant due) {
        var need = enrolment.need();
        boolean gone = need.state() == NeedState.OPEN && due.isAfter(need.expiresAt());
        var at = gone ? need.expiresAt() : due;
        if (at.isAfter(clock.instant())) {
            clock.setTo(at);
        }
        if (gone) {
            engine.correlate(List.of(new JourneyEngine.Correlation(
                    enrolment.id(), enrolment.instanceId(), StepProperties.STOP_MESSAGE)));
        } else {
            rehearsal.fire(enrolment.instanceId());
        }
        note();
    }

    private void mark() {
        visits = batch.visits().size();
        dispatches = batch.dispatches().size();
    }

    /** Takes down what the last move brought. */
    private void note() {
        var sent = batch.dispatches().subList(dispatches, batch.dispatches().size());
        for (var visit : batch.visits().subList(visits, batch.visits().size())) {
            step(visit.elementId()).ifPresent(step -> {
                if (step.kind() == Step.Kind.WAIT) {
                    stops.add(wait(step));
                } else if (step.kind() == Step.Kind.SEND) {
                    var message = sent.stream()
                            .filter(dispatch -> dispatch.step().equals(step.id()))
                            .findFirst();
                    message.ifPresent(dispatch -> suppose(dispatch, visit.at()));
                    stops.add(stop(step, visit.at(), message));
                } else if (MILESTONES.contains(step.kind())) {
                    stops.add(stop(step, visit.at(), Optional.empty()));
                }
            });
        }
        mark();
    }

    /** What comes after this message is decided knowing of it. */
    private void suppose(NewDispatch message, Instant at) {
        batch.known(CustomerPasts.Read.class, message.customerId(), this::unread)
                .suppose(message.customerId(), at);
    }

    /** A message follows a wait, whose moment was found with the customer's past at hand. */
    private CustomerPasts.Read unread(Set<UUID> customers) {
        throw new IllegalStateException("nobody asked for the past of " + customers);
    }

    private Walk.Stop wait(Step step) {
        var moment = enrolment.moments().stream()
                .filter(planned -> planned.step().equals(step.id()))
                .reduce((first, second) -> second)
                .orElseThrow();
        var decided = batch.decisions().stream()
                .filter(decision -> decision.id().equals(moment.decisionId()))
                .findFirst();
        if (decided.isEmpty()) {
            return before(step, Walk.State.WAITING, moment);
        }
        var question = batch.asked().stream()
                .filter(asked -> asked.enrolmentId().equals(enrolment.id())
                        && asked.step().equals(step.id()))
                .reduce((first, second) -> second)
                .map(asked -> new Walk.Question(asked.type(), asked.question()));
        boolean stands = walker.standing().isPresent() && stops.stream().noneMatch(Course::isAhead);
        return new Walk.Stop(
                step,
                stands ? Walk.State.WAITING : Walk.State.PLANNED,
                moment.dueAt(),
                decided,
                Optional.empty(),
                question,
                Optional.empty());
    }

    private static boolean isAhead(Walk.Stop stop) {
        return stop.state() != Walk.State.PASSED;
    }

    private static Walk.Stop before(Step step, Walk.State state, Planned moment) {
        return new Walk.Stop(
                step,
                state,
                moment.dueAt(),
                Optional.empty(),
                Optional.of(moment.decisionId()),
                Optional.empty(),
                Optional.empty());
    }

    private static Walk.Stop stop(Step step, Instant at, Optional<NewDispatch> dispatch) {
        return new Walk.Stop(
                step, Walk.State.PLANNED, at, Optional.empty(), Optional.empty(), Optional.empty(), dispatch);
    }

    private Optional<Step> step(String id) {
        return enrolment.journey().journey().step(id);
    }
}

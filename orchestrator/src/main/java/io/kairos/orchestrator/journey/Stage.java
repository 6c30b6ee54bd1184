package io.kairos.orchestrator.journey;

import io.kairos.journeys.bpmn.Journey;
import io.kairos.orchestrator.decision.Decision;
import io.kairos.orchestrator.engine.JourneyEngine;
import io.kairos.orchestrator.engine.Rehearsal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** One customer's journey while it is tried. Its steps write as in earnest, in a transaction that is undone. One thread. */
public final class Stage {
    private final UUID enrolmentId;
    private final Enrolment beginner;
    private final List<String> path;
    private final Steps steps;
    private final EnrolmentLoader loader;
    private final Driver driver;
    private Moved moved = Moved.nothing();
    private Optional<String> end = Optional.empty();

    Stage(Enrolment beginner, List<String> path, Steps steps, EnrolmentLoader loader, Driver driver) {
        this.enrolmentId = beginner.id();
        this.beginner = beginner;
        this.path = path;
        this.steps = steps;
        this.loader = loader;
        this.driver = driver;
    }

    /** What moves tokens. */
    @Component
    record Driver(Rehearsal rehearsal, JourneyEngine engine, Answering answering) {}

    /**
     * What one move brought.
     *
     * @param visits elements the token came to, in order
     */
    public record Moved(List<Visit> visits, List<Decision> decisions, List<Condition> conditions) {
        static Moved nothing() {
            return new Moved(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    /** A token at an element. */
    public record Visit(String elementId, Instant at) {}

    /** A condition of a gateway, by its {@code kairos.path}. */
    public record Condition(String elementId, String path, boolean met) {}

    public UUID enrolmentId() {
        return enrolmentId;
    }

    public Journey journey() {
        return beginner.journey().journey();
    }

    /** Ids of the elements and sequence flows so far, in order. */
    public List<String> path() {
        return List.copyOf(path);
    }

    /** The end event the journey came to. */
    public Optional<String> end() {
        return end;
    }

    /** Begins, and goes to the first wait. */
    public Moved begin() {
        steps.inBatch(
                List.of(beginner),
                batch -> driver.engine()
                        .start(List.of(new JourneyEngine.Start(
                                enrolmentId, beginner.journey().deploymentKey())))
                        .forEach(started -> beginner.runsAs(started.instanceId())));
        return moved();
    }

    /** When the wait it stands at is over. */
    public Optional<Instant> nextDue() {
        return end.isPresent() ? Optional.empty() : driver.rehearsal().nextDue(beginner.instanceId());
    }

    /** The wait is over. */
    public Moved fire() {
        steps.inBatch(
                loader.inside(List.of(enrolmentId)), batch -> driver.rehearsal().fire(beginner.instanceId()));
        return moved();
    }

    /** What work, such as a change of the need, brought for this journey. */
    public Moved after(Runnable work) {
        work.run();
        return moved();
    }

    /** Tells the journey what the customer did; nothing comes of it where it does not wait for that. */
    public Moved hear(String act) {
        var inside = loader.inside(List.of(enrolmentId));
        if (!inside.isEmpty()) {
            steps.inBatch(
                    inside,
                    batch -> driver.engine()
                            .correlate(
                                    List.of(new JourneyEngine.Correlation(enrolmentId, beginner.instanceId(), act))));
        }
        return moved();
    }

    /** A colleague answers what the journey asks; nothing comes of it where it waits for no answer. */
    public Moved answer(Answering.Answer answer) {
        driver.answering().answerOpen(beginner.customer().id(), enrolmentId, answer);
        return moved();
    }

    void saw(EnrolmentBatch batch) {
        batch.visits().stream()
                .filter(visit -> visit.enrolmentId().equals(enrolmentId))
                .forEach(visit -> moved.visits().add(new Visit(visit.elementId(), visit.at())));
        batch.decisions().stream()
                .filter(decision -> decision.subject()
                        .enrolmentId()
                        .filter(enrolmentId::equals)
                        .isPresent())
                .forEach(moved.decisions()::add);
        batch.tested().stream()
                .filter(tested -> tested.enrolmentId().equals(enrolmentId))
                .forEach(tested ->
                        moved.conditions().add(new Condition(tested.elementId(), tested.path(), tested.met())));
        batch.enrolments().stream()
                .filter(enrolment -> enrolment.id().equals(enrolmentId))
                .filter(enrolment -> enrolment.endedAt().isPresent())
                .forEach(enrolment -> end = batch.visits().stream()
                        .filter(visit -> visit.enrolmentId().equals(enrolmentId))
                        .map(EnrolmentBatch.Visit::elementId)
                        .reduce((first, last) -> last));
    }

    private Moved moved() {
        var last = moved;
        moved = Moved.nothing();
        return last;
    }
}

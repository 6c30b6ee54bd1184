package io.kairos.orchestrator.trial;

import io.kairos.journeys.bpmn.Step;
import io.kairos.journeys.bpmn.Way;
import io.kairos.orchestrator.decision.Decision;
import io.kairos.orchestrator.dispatch.DispatchTrials.Tried;
import io.kairos.orchestrator.journey.JourneyTrials.Script;
import io.kairos.orchestrator.journey.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What happened to one customer in a journey that is tried, in order. */
final class Trace {
    /** One thing that happened. */
    sealed interface Happened {
        Instant at();

        /** An element was come to. */
        record Visited(Instant at, Step step, List<Stage.Condition> conditions, Optional<Decision> decision)
                implements Happened {}

        /** A moment was found anew while the customer waited. */
        record Retimed(Instant at, Step step, Decision decision) implements Happened {}

        /** A message was due. */
        record Sent(Instant at, Step step, Tried tried) implements Happened {}

        /** Something that was assumed. */
        record Assumed(Instant at, Assumption event) implements Happened {}
    }

    private final Script script;
    private final List<Happened> happened = new ArrayList<>();

    Trace(Script script) {
        this.script = script;
    }

    List<Happened> happened() {
        return List.copyOf(happened);
    }

    void assumed(Assumption event, Instant now) {
        happened.add(new Happened.Assumed(now, event));
    }

    /** A step that sends is told of when its message is tried. */
    void moved(Stage.Moved moved, Instant now) {
        List<Decision> decisions = new ArrayList<>(moved.decisions());
        for (Stage.Visit visit : moved.visits()) {
            step(visit.elementId())
                    .filter(step -> step.kind() != Step.Kind.SEND)
                    .ifPresent(step -> {
                        List<Stage.Condition> conditions = moved.conditions().stream()
                                .filter(condition -> condition.elementId().equals(step.id()))
                                .toList();
                        Optional<Decision> decision = decisions.stream()
                                .filter(one -> one.subject()
                                        .step()
                                        .filter(about -> isAbout(step, about))
                                        .isPresent())
                                .findFirst();
                        decision.ifPresent(decisions::remove);
                        happened.add(new Happened.Visited(visit.at(), step, conditions, decision));
                    });
        }
        decisions.forEach(decision -> decision.subject()
                .step()
                .flatMap(this::step)
                .filter(step -> step.kind() == Step.Kind.WAIT)
                .ifPresent(step -> happened.add(new Happened.Retimed(now, step, decision))));
    }

    void tried(List<Tried> messages, Instant now) {
        for (Tried message : messages) {
            step(message.dispatch().step()).ifPresent(step -> happened.add(new Happened.Sent(now, step, message)));
        }
    }

    /** The timer beside what else may come first begins at the gateway before both. */
    private static boolean isAbout(Step step, String about) {
        return step.id().equals(about)
                || (step.kind() == Step.Kind.FIRST
                        && step.ways().stream().map(Way::target).anyMatch(about::equals));
    }

    private Optional<Step> step(String id) {
        return script.journey().step(id);
    }
}

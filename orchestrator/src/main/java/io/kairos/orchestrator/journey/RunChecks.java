package io.kairos.orchestrator.journey;

import io.kairos.journeys.Problem;
import io.kairos.journeys.Text;
import io.kairos.journeys.bpmn.Journey;
import io.kairos.journeys.bpmn.Step;
import io.kairos.journeys.bpmn.StepProperties;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Looks at the journeys that steps of a journey run: whether they are there, live, and do not run it in their turn. */
final class RunChecks {
    private final Function<String, Optional<Journey>> newest;
    private final Function<Set<String>, Set<String>> live;

    /**
     * @param newest what a journey is now
     * @param live those of these journeys that can be entered
     */
    RunChecks(Function<String, Optional<Journey>> newest, Function<Set<String>, Set<String>> live) {
        this.newest = newest;
        this.live = live;
    }

    List<Problem> problems(Journey journey) {
        List<Problem> problems = new ArrayList<>();
        for (Step step : journey.steps()) {
            run(step).filter(other -> !other.equals(journey.id())).ifPresent(other -> {
                Set<String> ring = new LinkedHashSet<>(List.of(other));
                if (newest.apply(other).isEmpty()) {
                    problems.add(unknown(step, other));
                } else if (leadsTo(other, journey.id(), ring, new HashSet<>())) {
                    problems.add(ring(step, journey.id() + " → " + String.join(" → ", ring) + " → " + journey.id()));
                } else if (live.apply(Set.of(other)).isEmpty()) {
                    problems.add(notLive(step, other));
                }
            });
        }
        return problems;
    }

    /** @param way the journeys on the way there, where there is one */
    private boolean leadsTo(String from, String wanted, Set<String> way, Set<String> seen) {
        if (!seen.add(from)) {
            return false;
        }
        for (String next : newest.apply(from).stream().flatMap(RunChecks::runs).toList()) {
            if (next.equals(wanted)) {
                return true;
            }
            way.add(next);
            if (leadsTo(next, wanted, way, seen)) {
                return true;
            }
            way.remove(next);
        }
        return false;
    }

    private static Stream<String> runs(Journey journey) {
        return journey.steps().stream().flatMap(step -> run(step).stream());
    }

    private static Optional<String> run(Step step) {
        return step.property(StepProperties.RUN_JOURNEY).filter(id -> step.kind() == Step.Kind.RUN);
    }

    private static Problem unknown(Step step, String other) {
        return Problem.error(
                "UNKNOWN_JOURNEY",
                step.id(),
                new Text("There is no journey '" + other + "'.", "Il n'y a pas de parcours « " + other + " »."),
                new Text(
                        "Choose a journey that was launched, or launch that one first.",
                        "Choisissez un parcours déjà lancé, ou lancez d'abord celui-là."));
    }

    private static Problem ring(Step step, String ring) {
        return Problem.error(
                "JOURNEY_RING",
                step.id(),
                new Text(
                        "Journeys run each other in a ring: " + ring + ".",
                        "Des parcours se lancent en rond : " + ring + "."),
                new Text("Take one of these steps away.", "Retirez l'une de ces étapes."));
    }

    private static Problem notLive(Step step, String other) {
        return Problem.warning(
                "JOURNEY_NOT_LIVE",
                step.id(),
                new Text(
                        "The journey '" + other + "' is paused or stopped: nobody enters it.",
                        "Le parcours « " + other + " » est en pause ou arrêté : personne n'y entre."),
                new Text("Resume or launch it first.", "Reprenez-le ou lancez-le d'abord."));
    }
}

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
    private final Function<Journey, List<Problem>> lacking;

    /**
     * @param newest what a journey is now
     * @param live those of these journeys that can be entered
     * @param lacking what the messages of a journey would lack for the customers who come by the one that is checked
     */
    RunChecks(
            Function<String, Optional<Journey>> newest,
            Function<Set<String>, Set<String>> live,
            Function<Journey, List<Problem>> lacking) {
        this.newest = newest;
        this.live = live;
        this.lacking = lacking;
    }

    List<Problem> problems(Journey journey) {
        List<Problem> problems = new ArrayList<>();
        for (Step step : journey.steps()) {
            run(step).filter(other -> !other.equals(journey.id())).ifPresent(other -> {
                Set<String> ring = new LinkedHashSet<>(List.of(other));
                Optional<Journey> there = newest.apply(other);
                there.stream()
                        .flatMap(one -> lacking.apply(one).stream())
                        .map(problem -> of(step, other, problem))
                        .forEach(problems::add);
                if (there.isEmpty()) {
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

    private static Problem of(Step step, String other, Problem problem) {
        return new Problem(
                problem.severity(),
                problem.code(),
                step.id(),
                new Text(
                        "In the journey '" + other + "': " + problem.message().en(),
                        "Dans le parcours « " + other + " » : "
                                + problem.message().fr()),
                problem.remedy());
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

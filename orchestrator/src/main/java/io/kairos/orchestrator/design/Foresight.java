package io.kairos.orchestrator.design;

import io.kairos.journeys.bpmn.Journey;
import io.kairos.orchestrator.insight.CustomerLabels;
import io.kairos.orchestrator.journey.Migrations;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** What a launch would do to those inside. */
@Component
class Foresight {
    /** Enough to judge by, and answered while somebody looks on. */
    private static final int ASKED = 200;

    private static final int SHOWN = 5;

    private final Census census;
    private final Migrations migrations;
    private final CustomerLabels labels;
    private final InstantSource clock;

    Foresight(Census census, Migrations migrations, CustomerLabels labels, InstantSource clock) {
        this.census = census;
        this.migrations = migrations;
        this.labels = labels;
        this.clock = clock;
    }

    Map<String, Long> inside(String journeyId) {
        return census.bySteps(journeyId);
    }

    Review.Moving moving(String journeyId, Map<String, Long> here, Optional<Journey> before, Optional<Journey> after) {
        List<String> steps = here.keySet().stream()
                .filter(step -> stillThere(step, before, after))
                .toList();
        long movable =
                steps.stream().mapToLong(step -> here.getOrDefault(step, 0L)).sum();
        long total = here.values().stream().mapToLong(Long::longValue).sum();
        List<Migrations.Foreseen> foreseen = after.isEmpty() || steps.isEmpty()
                ? List.of()
                : migrations.foresee(census.soonest(journeyId, steps, ASKED), after.get());
        return new Review.Moving(movable, total - movable, totals(foreseen), sample(foreseen));
    }

    static boolean stillThere(String step, Optional<Journey> before, Optional<Journey> after) {
        return before.flatMap(journey -> journey.step(step))
                .flatMap(here -> after.flatMap(journey -> journey.step(step))
                        .filter(there -> there.kind() == here.kind() && there.asks() == here.asks()))
                .isPresent();
    }

    private Review.Totals totals(List<Migrations.Foreseen> foreseen) {
        Instant now = clock.instant();
        return new Review.Totals(
                foreseen.size(),
                count(foreseen, one -> one.newDueAt().isBefore(one.dueAt())),
                count(foreseen, one -> one.newDueAt().isAfter(one.dueAt())),
                count(foreseen, one -> one.newDueAt().equals(one.dueAt())),
                count(foreseen, one -> one.sends() && !one.newDueAt().isAfter(now)),
                count(foreseen, one -> !one.sends()));
    }

    private static int count(List<Migrations.Foreseen> foreseen, Predicate<Migrations.Foreseen> which) {
        return (int) foreseen.stream().filter(which).count();
    }

    private List<Review.Sample> sample(List<Migrations.Foreseen> foreseen) {
        List<Migrations.Foreseen> shown = foreseen.subList(0, Math.min(SHOWN, foreseen.size()));
        Map<UUID, String> names =
                labels.of(shown.stream().map(Migrations.Foreseen::customerId).toList());
        return shown.stream()
                .map(one -> new Review.Sample(
                        one.customerId(),
                        names.getOrDefault(one.customerId(), one.customerId().toString()),
                        one.step(),
                        one.dueAt(),
                        one.newDueAt(),
                        one.sends()))
                .toList();
    }
}

package io.kairos.orchestrator.insight;

import io.kairos.orchestrator.insight.StatusFacts.ClockFacts;
import io.kairos.orchestrator.insight.StatusFacts.DemoFacts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/status", produces = "application/json")
@Tag(name = "Status")
class StatusController {

    private final InstantSource clock;
    private final TotalsQuery totals;
    private final ObjectProvider<StatusFacts> facts;

    StatusController(InstantSource clock, TotalsQuery totals, ObjectProvider<StatusFacts> facts) {
        this.clock = clock;
        this.totals = totals;
        this.facts = facts;
    }

    @GetMapping
    @Operation(
            summary = "What time it is for Kairos and what has happened so far",
            description = "Made to be polled: totals are counted at most once a second.")
    Status status(Locale locale) {
        Optional<StatusFacts> run = Optional.ofNullable(facts.getIfAvailable());
        return new Status(
                "Kairos",
                shown(run.map(StatusFacts::clock).orElse(ClockFacts.REAL)),
                run.flatMap(known -> known.demo(locale))
                        .map(StatusController::shown)
                        .orElse(null),
                totals.now());
    }

    private Status.Clock shown(ClockFacts facts) {
        return new Status.Clock(
                clock.instant(),
                facts.virtual(),
                number(facts.speed()),
                facts.from().orElse(null),
                facts.to().orElse(null));
    }

    private static Status.Demo shown(DemoFacts demo) {
        return new Status.Demo(
                demo.state().name().toLowerCase(Locale.ROOT),
                demo.populationText(),
                demo.processedEvents(),
                demo.totalEvents());
    }

    private static @Nullable Double number(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}

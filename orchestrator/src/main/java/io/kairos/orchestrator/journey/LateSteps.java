package io.kairos.orchestrator.journey;

import io.kairos.journeys.bpmn.StepProperties;
import io.kairos.orchestrator.guard.LatePolicy;
import io.kairos.orchestrator.guard.StepPolicies;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads from the journeys what a step does that comes late; the compiler has checked the values. */
@Component
class LateSteps implements StepPolicies {
    private final JourneyRegistry journeys;

    LateSteps(JourneyRegistry journeys) {
        this.journeys = journeys;
    }

    @Override
    public Optional<LatePolicy> ofLate(String journeyId, int version, String step) {
        return version == 0
                ? Optional.empty()
                : journeys.find(journeyId, version).flatMap(journey -> policy(journey, step));
    }

    /** A form that nobody filled in leaves empty values. */
    private static Optional<LatePolicy> policy(DeployedJourney journey, String step) {
        return journey.property(step, StepProperties.LATE_LIMIT)
                .filter(limit -> !limit.isBlank())
                .flatMap(limit -> journey.property(step, StepProperties.LATE_THEN)
                        .filter(then -> !then.isBlank())
                        .map(then -> new LatePolicy(
                                Duration.parse(limit), LatePolicy.Action.valueOf(then.toUpperCase(Locale.ROOT)))));
    }
}

package io.kairos.orchestrator.journey;

import io.kairos.journeys.bpmn.StepProperties;
import io.kairos.orchestrator.engine.Urgency;
import io.kairos.orchestrator.guard.SendPriority;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** A journey is urgent that sends what is owed to its customers, or that is said to be worth more than the usual one. */
@Component
class UrgentJourneys implements Urgency {
    private final JourneyVersions versions;
    private final JourneyRegistry journeys;
    private final SendPriority priority;

    UrgentJourneys(JourneyVersions versions, JourneyRegistry journeys, SendPriority priority) {
        this.versions = versions;
        this.journeys = journeys;
        this.priority = priority;
    }

    @Override
    public boolean isUrgent(String deploymentKey) {
        return versions.running(deploymentKey)
                .flatMap(key -> journeys.find(key.journeyId(), key.version()))
                .filter(journey -> priority.isUrgent(
                        journey.id(),
                        journey.journey().steps().stream()
                                .flatMap(step -> step.property(StepProperties.SEND_TOPIC).stream())
                                .collect(Collectors.toSet())))
                .isPresent();
    }
}

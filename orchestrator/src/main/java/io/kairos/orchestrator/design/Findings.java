package io.kairos.orchestrator.design;

import io.kairos.journeys.Problem;
import io.kairos.journeys.bpmn.Journey;
import io.kairos.orchestrator.journey.JourneyRegistry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What would be said of a file if it were launched as a journey. */
@Component
class Findings {
    private final JourneyRegistry journeys;

    Findings(JourneyRegistry journeys) {
        this.journeys = journeys;
    }

    /**
     * A file and its faults.
     *
     * @param journey empty when it could not be read as one
     */
    record Judged(Optional<Journey> journey, List<Problem> problems) {
        boolean hasErrors() {
            return problems.stream().anyMatch(Problem::isError);
        }

        List<Finding> in(Locale language) {
            return problems.stream()
                    .map(problem -> Finding.of(problem, language))
                    .toList();
        }
    }

    Judged of(String journeyId, BpmnText file) {
        return of(journeyId, file, Set.of());
    }

    /** @param entering product types whose customers are to enter, beside those who do already */
    Judged of(String journeyId, BpmnText file, Set<String> entering) {
        var checked = journeys.check(journeyId, file.text().getBytes(StandardCharsets.UTF_8), entering);
        List<Problem> problems = new ArrayList<>(checked.problems());
        if (!file.processId().equals(journeyId) && !file.processId().isEmpty()) {
            problems.add(0, Finding.otherJourney(journeyId, file.processId()));
        }
        return new Judged(checked.journey(), problems);
    }
}

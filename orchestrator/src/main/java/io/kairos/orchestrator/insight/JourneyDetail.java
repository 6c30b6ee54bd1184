package io.kairos.orchestrator.insight;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;

/** The answer of {@code GET /api/journeys/{id}}: a journey and who is where in it. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record JourneyDetail(
        String id,
        String name,
        int version,
        String state,
        Optional<JourneyView.Draft> draft,
        Optional<String> cycle,
        List<JourneyView.ProductType> productTypes,
        JourneyView.Counts counts,
        JourneyView.Messages messages,
        List<Step> steps) {

    /**
     * One element of the diagram.
     *
     * @param kind start, wait, send, gateway, end or stop
     * @param waiting customers waiting there now
     * @param late of those, how many were due more than a minute ago
     * @param passed visits that have gone on from there
     */
    record Step(String id, String name, String kind, long waiting, long late, long passed) {}

    static JourneyDetail of(JourneyView journey, List<Step> steps) {
        return of(journey, Optional.empty(), steps);
    }

    /** @param counts of one version, in place of the journey's */
    static JourneyDetail of(JourneyView journey, Optional<JourneyView.Counts> counts, List<Step> steps) {
        return new JourneyDetail(
                journey.id(),
                journey.name(),
                journey.version(),
                journey.state(),
                journey.draft(),
                journey.cycle(),
                journey.productTypes(),
                counts.orElse(journey.counts()),
                journey.messages(),
                steps);
    }
}

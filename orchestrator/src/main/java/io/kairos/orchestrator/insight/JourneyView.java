package io.kairos.orchestrator.insight;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One journey and what became of those who entered it.
 *
 * @param version the one in force; 0 where it is a draft only
 * @param state draft, live, paused or stopped
 * @param cycle how purchases of its product types run (impulse, considered, dated, replenished), or after-purchase; absent where
 *     it is a draft only
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record JourneyView(
        String id,
        String name,
        int version,
        String state,
        Optional<Draft> draft,
        Optional<String> cycle,
        List<ProductType> productTypes,
        Counts counts,
        Messages messages) {

    /** Changes nobody has launched yet. */
    record Draft(int revision, Instant changedAt, String changedBy) {}

    record ProductType(String id, String name) {}

    /** @param bought of those who ended, how many because the customer bought */
    record Counts(long started, long inside, long ended, long bought) {
        static final Counts NONE = new Counts(0, 0, 0, 0);
    }

    /**
     * What became of its messages.
     *
     * @param sent handed to a channel so far, whatever came of it
     */
    record Messages(long queued, long held, long sent, long delivered, long refused, long cancelled, long unknown) {
        static final Messages NONE = new Messages(0, 0, 0, 0, 0, 0, 0);
    }

    /** The answer of {@code GET /api/journeys}. */
    record All(List<JourneyView> journeys) {}
}

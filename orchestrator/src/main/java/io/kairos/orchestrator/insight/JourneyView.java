package io.kairos.orchestrator.insight;

import java.util.List;

/**
 * One journey and what became of those who entered it.
 *
 * @param cycle how purchases of its product types run (impulse, considered, dated, replenished), or after-purchase
 */
record JourneyView(
        String id,
        String name,
        int version,
        String cycle,
        List<ProductType> productTypes,
        Counts counts,
        Messages messages) {

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

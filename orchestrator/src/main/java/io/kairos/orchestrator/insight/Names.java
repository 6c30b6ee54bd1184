package io.kairos.orchestrator.insight;

import java.util.Optional;

/** What a reader calls journeys, steps and product types; an id nobody knows is its own name. */
interface Names {

    String journey(String journeyId);

    String step(String journeyId, String elementId);

    /** The channel of the message that follows on a step; empty when the journey does not say. */
    Optional<String> channel(String journeyId, String elementId);

    String productType(String productTypeId);

    /** Whether a purchase, and not an open need, starts this journey. */
    boolean followsPurchase(String journeyId);
}

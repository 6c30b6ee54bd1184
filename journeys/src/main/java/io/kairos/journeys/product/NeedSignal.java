package io.kairos.journeys.product;

import java.util.Optional;

/** What one event says about one need of its customer. */
public sealed interface NeedSignal {

    String productType();

    NeedFacts facts();

    /**
     * The customer wants this.
     *
     * @param opens false when the event may only change a need that is already open
     */
    record Wanted(String productType, String subject, NeedFacts facts, boolean opens) implements NeedSignal {}

    /** The customer has bought it: reminders end, and the after-purchase journey may start. */
    record Won(String productType, Optional<String> subject, NeedFacts facts) implements NeedSignal {}

    /** The customer no longer wants it. */
    record Lost(String productType, Optional<String> subject, NeedFacts facts) implements NeedSignal {}
}

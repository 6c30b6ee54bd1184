package io.kairos.orchestrator.guard;

import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What the moment decision behind a message said.
 *
 * @param score expected value of the plan, in the product type's currency
 * @param messagesLeft how many messages the journey still had, this one included; 1 or more
 * @param sent instants of the journey's messages before this one
 * @param predicted whether a timing model chose the moment; a product type's fixed rule is not
 * @param journeyVersion of the enrolment; 0 when there is none
 */
record Stake(OptionalDouble score, int messagesLeft, List<Instant> sent, boolean predicted, int journeyVersion) {
    static final Stake NONE = new Stake(OptionalDouble.empty(), 1, List.of(), false, 0);

    Stake {
        sent = List.copyOf(sent);
    }
}

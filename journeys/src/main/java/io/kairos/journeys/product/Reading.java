package io.kairos.journeys.product;

import io.kairos.journeys.Problem;
import java.util.List;

/**
 * What an event means for needs.
 *
 * @param signals to be applied one after the other, each against the needs open after the one before: of one product
 *     type wins come first, then losses, then wants (an order of coffee closes one need and opens the next)
 * @param problems errors name signals that were left out, warnings name facts that were left out of a signal
 */
public record Reading(List<NeedSignal> signals, List<Problem> problems) {

    static final Reading NOTHING = new Reading(List.of(), List.of());

    public Reading {
        signals = List.copyOf(signals);
        problems = List.copyOf(problems);
    }
}

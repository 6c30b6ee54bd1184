package io.kairos.timing;

import io.kairos.timing.model.ModelRef;
import io.kairos.timing.placement.PurchaseCurve;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What a model foresees for one need, given that nothing is bought yet.
 *
 * @param curve of the purchase instant, in seconds after the full second of now
 * @param hours the customer's hours up to the end
 * @param end nothing useful happens after
 * @param buyersOnly whether the model knows only those who do buy
 */
record Outlook(PurchaseCurve curve, HourGrid hours, Instant end, boolean buyersOnly, HazardClass hazard, Basis basis) {

    /** Which model spoke, how far it had to fall back and for want of what, and why it foresees what it does. */
    record Basis(ModelRef model, Fallback fallback, Set<Missing> missing, List<Reason> facts) {}
}

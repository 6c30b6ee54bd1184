package io.kairos.timing;

import io.kairos.timing.model.ModelRef;
import io.kairos.timing.placement.PurchaseCurve;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a model foresees for one need, given that nothing is bought yet; it can be looked at as finely as needed.
 *
 * @param start the hours start with its local day
 * @param end nothing useful happens after
 * @param place zone whose midnights matter, where it is not the customer's
 * @param fineDays so many days from now need hours
 * @param buyersOnly whether the model knows only those who do buy
 */
record Outlook(
        Course course,
        Instant start,
        Instant end,
        Optional<ZoneId> place,
        int fineDays,
        boolean buyersOnly,
        HazardClass hazard,
        Basis basis) {

    /** The same, resting on other grounds. */
    Outlook on(Basis other) {
        return new Outlook(course, start, end, place, fineDays, buyersOnly, hazard, other);
    }

    /** Density of the purchase instant. */
    interface Course {

        /**
         * @param halfLife of a message's effect, in seconds
         * @return in seconds after the full second of now
         */
        PurchaseCurve over(HourGrid pieces, double halfLife);

        /**
         * P(purchase on each local day from that of now on), roughly where days of another zone count; what is over of today may
         * still be counted.
         */
        double[] perDay(LocalDays days, int count);

        /** No message may leave before; empty: at once. */
        default Optional<Instant> opens() {
            return Optional.empty();
        }

        /** How purchases spread over the hours. */
        HourWeights weights();

        /** What the curve says in words that a customer's history would use. */
        default List<Reason> habit(PurchaseCurve curve) {
            return List.of();
        }
    }

    /** Which model spoke, how far it had to fall back and for want of what, and why it foresees what it does. */
    record Basis(ModelRef model, Fallback fallback, Set<Missing> missing, List<Reason> facts) {}
}

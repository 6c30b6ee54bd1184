package io.kairos.timing;

import io.kairos.timing.survival.SurvivalLaw;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * To which segment a customer belongs, as far as her silence tells: {@code P(s | no purchase) ∝ P(s)·P(no purchase | s)}. The factor
 * is {@code S_s(t)} for a wait of t days from first interest, and {@code F_s(l) / F_s(L)} for a date searched L days ahead and not booked
 * l days ahead, where the law is that of the time between purchase and date. Source: Bayes 1763; Heckman, Singer 1984, for
 * latent classes of a duration. A silence impossible in all segments leaves the belief as it was.
 *
 * @param probability of each segment, 0..1, sum 1, at least one
 */
record SegmentBelief(SortedMap<String, Double> probability) {

    /** @param weights of the segments, 0 or more and not all 0; scaled to sum 1 */
    static SegmentBelief prior(Map<String, Double> weights) {
        double sum = 0;
        for (double weight : weights.values()) {
            if (!(weight >= 0) || Double.isInfinite(weight))
                throw new IllegalArgumentException(
                        "the weight of a segment must be 0 or more and finite, was " + weight + " in " + weights);
            sum += weight;
        }
        if (!(sum > 0))
            throw new IllegalArgumentException("segments need a weight above 0 between them, were " + weights);
        double total = sum;
        TreeMap<String, Double> scaled = new TreeMap<>();
        weights.forEach((segment, weight) -> scaled.put(segment, weight / total));
        return new SegmentBelief(scaled);
    }

    /** After so many days from first interest without a purchase. */
    SegmentBelief afterWaiting(Map<String, ? extends SurvivalLaw> laws, double days) {
        return given(segment -> law(laws, segment).survival(days));
    }

    /**
     * Searched so long before the date and still not booked that long before it.
     *
     * @param leadTimes laws of the days between purchase and date
     * @param searched days before the date, more than {@code unbooked}
     * @param unbooked days before the date, 0 or more
     */
    SegmentBelief unbooked(Map<String, ? extends SurvivalLaw> leadTimes, double searched, double unbooked) {
        if (!(unbooked >= 0 && unbooked <= searched))
            throw new IllegalArgumentException(
                    "unbooked must lie in 0.." + searched + ", the days at the search, was " + unbooked);
        return given(segment -> {
            SurvivalLaw law = law(leadTimes, segment);
            double possible = 1 - law.survival(searched);
            return possible > 0 ? (1 - law.survival(unbooked)) / possible : 0;
        });
    }

    String likeliest() {
        String likeliest = probability.firstKey();
        for (String segment : probability.keySet()) if (of(segment) > of(likeliest)) likeliest = segment;
        return likeliest;
    }

    /** P(segment); 0 for one never heard of. */
    double of(String segment) {
        return probability.getOrDefault(segment, 0.0);
    }

    private SegmentBelief given(ToDoubleFunction<String> likelihood) {
        TreeMap<String, Double> weights = new TreeMap<>();
        double sum = 0;
        for (Map.Entry<String, Double> each : probability.entrySet()) {
            double weight = each.getValue() * likelihood.applyAsDouble(each.getKey());
            weights.put(each.getKey(), weight);
            sum += weight;
        }
        return sum > 0 ? prior(weights) : this;
    }

    private static SurvivalLaw law(Map<String, ? extends SurvivalLaw> laws, String segment) {
        SurvivalLaw law = laws.get(segment);
        if (law == null)
            throw new IllegalArgumentException("no law for segment " + segment + ", only " + laws.keySet());
        return law;
    }
}

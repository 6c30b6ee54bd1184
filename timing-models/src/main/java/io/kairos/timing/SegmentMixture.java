package io.kairos.timing;

import io.kairos.timing.model.ModelRef;
import io.kairos.timing.survival.FittedLaw;
import io.kairos.timing.survival.SurvivalLaw;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The time to the purchase of a customer whose segment is unknown: {@code S(t) = Σ P(s)·S_s(t)}. Given that nothing was bought until
 * t, its future is that of the segments weighed by their posterior after t, see {@link SegmentBelief}.
 */
final class SegmentMixture implements Waiting {

    private static final int HALVINGS = 60;

    private final ModelRef ref;
    private final SegmentBelief prior;
    private final SortedMap<String, SurvivalLaw> bySegment;
    private final SurvivalLaw[] laws;
    private final double[] weights;

    private SegmentMixture(ModelRef ref, SegmentBelief prior, SortedMap<String, SurvivalLaw> bySegment) {
        this.ref = ref;
        this.prior = prior;
        this.bySegment = bySegment;
        this.laws = bySegment.values().toArray(SurvivalLaw[]::new);
        this.weights = bySegment.keySet().stream().mapToDouble(prior::of).toArray();
    }

    /** Each segment weighs as many customers as its law was fitted on; all the same unless every file tells. */
    static SegmentMixture of(String productType, SortedMap<String, FittedLaw> fitted) {
        boolean counted = fitted.values().stream().allMatch(each -> rows(each).isPresent());
        Map<String, Double> weights = new TreeMap<>();
        SortedMap<String, SurvivalLaw> laws = new TreeMap<>();
        StringBuilder versions = new StringBuilder();
        fitted.forEach((segment, law) -> {
            weights.put(segment, counted ? rows(law).orElseThrow() : 1);
            laws.put(segment, law.law());
            versions.append(versions.isEmpty() ? "" : "+").append(law.ref().version());
        });
        return new SegmentMixture(
                new ModelRef("survival-law/segments-of-" + productType, versions.toString()),
                SegmentBelief.prior(weights),
                laws);
    }

    private static Optional<Double> rows(FittedLaw law) {
        return law.file().find("rows").map(Double::valueOf).filter(rows -> rows > 0);
    }

    ModelRef ref() {
        return ref;
    }

    SegmentBelief after(double days) {
        return prior.afterWaiting(bySegment, days);
    }

    @Override
    public double survival(double days) {
        double survival = 0;
        for (int i = 0; i < laws.length; i++) survival += weights[i] * laws[i].survival(days);
        return survival;
    }

    @Override
    public double never() {
        double never = 0;
        for (int i = 0; i < laws.length; i++) never += weights[i] * laws[i].never();
        return never;
    }

    /** Between the quantiles of the laws, by halving. */
    @Override
    public double quantile(double p) {
        if (p >= 1 - never()) return Double.POSITIVE_INFINITY;
        double low = 0;
        double high = 1;
        while (1 - survival(high) < p) high *= 2;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (1 - survival(middle) < p) low = middle;
            else high = middle;
        }
        return high;
    }

    /** That of the segments where they agree. */
    @Override
    public HazardClass hazard() {
        HazardClass first = Waiting.of(laws[0]).hazard();
        for (SurvivalLaw law : laws) if (Waiting.of(law).hazard() != first) return HazardClass.UNIMODAL;
        return first == HazardClass.FALLING || laws.length == 1 ? first : HazardClass.UNIMODAL;
    }
}

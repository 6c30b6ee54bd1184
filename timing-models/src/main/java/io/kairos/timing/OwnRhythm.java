package io.kairos.timing;

import io.kairos.timing.model.ModelRef;
import io.kairos.timing.survival.LogNormal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Log-normal law of the gap to the next purchase. Location: {@code μ = (n·log m + κ·log g) / (n + κ)} with n gaps between
 * distinct purchase days, m their median, g the typical gap of the product type, κ = 1. Scale:
 * {@code σ² = (ν·σ0² + Σ (log gap − μ)²) / (ν + n)} with σ0 = 0.6, ν = 3, so that an irregular customer gets a wide law,
 * whose best moment is soon. With no gap the law is the product type's. Source: the customer's own median is the strongest
 * simple rule for regular buyers; shrinkage as in empirical Bayes (Efron, Morris 1973). κ, σ0, ν are priors, not fitted.
 */
record OwnRhythm(LogNormal law, double medianDays, int gaps) {

    static final ModelRef MODEL = new ModelRef("own-rhythm/log-normal", "1");
    static final int ENOUGH_GAPS = 5;
    private static final double KAPPA = 1;
    private static final double PRIOR_SIGMA = 0.6;
    private static final double PRIOR_WEIGHT = 3;

    static OwnRhythm of(Need.Replenished need, ZoneId zone) {
        List<LocalDate> days = need.purchases().stream()
                .map(each -> LocalDate.ofInstant(each, zone))
                .distinct()
                .toList();
        double[] gaps = new double[days.size() - 1];
        for (int i = 0; i < gaps.length; i++)
            gaps[i] = days.get(i + 1).toEpochDay() - days.get(i).toEpochDay();
        double typical = Math.max(days(need.typicalGap()), 1 / 24.0);
        double median = gaps.length == 0 ? typical : median(gaps.clone());
        double mu = (gaps.length * StrictMath.log(median) + KAPPA * StrictMath.log(typical)) / (gaps.length + KAPPA);
        double squares = PRIOR_WEIGHT * PRIOR_SIGMA * PRIOR_SIGMA;
        for (double gap : gaps) squares += (StrictMath.log(gap) - mu) * (StrictMath.log(gap) - mu);
        return new OwnRhythm(new LogNormal(mu, Math.sqrt(squares / (PRIOR_WEIGHT + gaps.length))), median, gaps.length);
    }

    List<Reason> facts(Need.Replenished need, ZoneId zone) {
        if (gaps == 0) return List.of(new Reason("replenished.typical", Map.of("gap", Params.days(need.typicalGap()))));
        return List.of(new Reason(
                "replenished.rhythm",
                Map.of(
                        "count", Integer.toString(need.purchases().size()),
                        "gap", Params.number(medianDays),
                        "last", Params.moment(last(need), zone))));
    }

    /** Whether the customer has a rhythm of her own. */
    boolean enough() {
        return gaps >= ENOUGH_GAPS;
    }

    static Instant last(Need.Replenished need) {
        return need.purchases().get(need.purchases().size() - 1);
    }

    private static double median(double[] gaps) {
        Arrays.sort(gaps);
        int middle = gaps.length / 2;
        return gaps.length % 2 == 1 ? gaps[middle] : (gaps[middle - 1] + gaps[middle]) / 2;
    }

    private static double days(Duration duration) {
        return duration.toSeconds() / 86_400.0;
    }
}

package io.kairos.timing.zone;

import io.kairos.timing.hours.WeekHours;
import io.kairos.timing.hours.WeekLaw;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How well instants fit a zone if people act by the local law g: Σ_c ln Γ(κ·g_c + n_c) − ln Γ(κ·g_c) over the local hours c, the
 * Dirichlet-multinomial of strength κ. Unlike Σ ln g it does not take the tenth event in the same hour, one person's habit, for ten pieces of
 * evidence.
 */
final class ActivityLikelihood {

    /** How alike one person's hours are to everybody's; about what the open shop's data give. */
    private static final double LIKENESS = 15;

    private final WeekLaw law;

    ActivityLikelihood(WeekLaw law) {
        this.law = law;
    }

    /** Posterior shares of these zones. */
    Map<ZoneId, Double> posterior(Map<ZoneId, Double> prior, List<Instant> instants) {
        Map<ZoneId, Double> log = new TreeMap<>(ZoneWeights.BY_NAME);
        double most = Double.NEGATIVE_INFINITY;
        for (Map.Entry<ZoneId, Double> each : prior.entrySet()) {
            double value = StrictMath.log(each.getValue()) + logLikelihood(each.getKey(), instants);
            log.put(each.getKey(), value);
            most = Math.max(most, value);
        }
        double top = most;
        log.replaceAll((zone, value) -> StrictMath.exp(value - top));
        return ZoneWeights.normalised(log);
    }

    private double logLikelihood(ZoneId zone, List<Instant> instants) {
        int[] counts = new int[WeekHours.COUNT];
        double log = 0;
        for (Instant instant : instants) {
            int hour = WeekHours.of(LocalDateTime.ofInstant(instant, zone));
            log += StrictMath.log(LIKENESS * law.share(hour) + counts[hour]++);
        }
        return log;
    }
}

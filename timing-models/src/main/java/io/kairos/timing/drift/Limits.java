package io.kairos.timing.drift;

/**
 * From where on a number worries. A difference has to be large and, in so many cases, more than chance:
 *
 * <ul>
 *   <li>PSI: watch .10, alarm .25 (Siddiqi 2006, Credit Risk Scorecards, chapter 10); by chance PSI is
 *       (1/n + 1/m)·χ² with bins − 1 degrees of freedom (Yurdakul, Naranjo 2020), so that it must also pass the quantile
 *       .999 of that.
 *   <li>KS: watch .125, alarm .20: the distances 2Φ(d/2) − 1 of two normal laws whose PSI d² is .10 and .25; by chance
 *       1.95·√(1/n + 1/m) at level .001 (Smirnov 1948).
 *   <li>PIT: the same distances halved, as a forecast should fit better than two quarters resemble each other; by chance
 *       1.95/√n (Kolmogorov 1933).
 *   <li>Calibration slope: watch beyond .2 from 1, alarm beyond .5; by chance 3.29 standard errors (Cox 1958).
 *   <li>Observed over foreseen mean: watch beyond a factor 1.25, alarm beyond 1.5; by chance 3.29 standard errors.
 * </ul>
 */
final class Limits {

    private static final double PSI_WATCH = 0.10;
    private static final double PSI_ALARM = 0.25;
    private static final double KS_WATCH = 0.125;
    private static final double KS_ALARM = 0.20;
    private static final double KOLMOGOROV_999 = 1.95;
    private static final double NORMAL_999 = 3.29;

    private Limits() {}

    static Finding psi(String feature, double psi, int bins, long trained, long seen) {
        double chance = chiSquare999(bins - 1) * (1.0 / trained + 1.0 / seen);
        return above(feature, "psi", psi, Math.max(PSI_WATCH, chance), Math.max(PSI_ALARM, chance), seen);
    }

    static Finding ks(String feature, double distance, long trained, long seen) {
        double chance = KOLMOGOROV_999 * Math.sqrt(1.0 / trained + 1.0 / seen);
        return above(feature, "ks", distance, Math.max(KS_WATCH, chance), Math.max(KS_ALARM, chance), seen);
    }

    static Finding pit(double distance, long seen) {
        double chance = KOLMOGOROV_999 / Math.sqrt(seen);
        return above(
                "outcome", "pit-ks", distance, Math.max(KS_WATCH / 2, chance), Math.max(KS_ALARM / 2, chance), seen);
    }

    static Finding slope(double slope, double standardError, long cases) {
        double away = Math.abs(slope - 1);
        double chance = NORMAL_999 * standardError;
        return new Finding("outcome", "slope", slope, 0.2, 0.5, cases, level(away, 0.2, 0.5, away > chance));
    }

    static Finding meanRatio(double observed, double foreseen, double standardError, long cases) {
        double ratio = observed / foreseen;
        double factor = Math.max(ratio, 1 / ratio);
        boolean beyondChance = Math.abs(observed - foreseen) > NORMAL_999 * standardError;
        return new Finding("outcome", "mean-ratio", ratio, 1.25, 1.5, cases, level(factor, 1.25, 1.5, beyondChance));
    }

    private static Finding above(String subject, String measure, double value, double watch, double alarm, long cases) {
        return new Finding(subject, measure, value, watch, alarm, cases, level(value, watch, alarm, true));
    }

    private static DriftLevel level(double value, double watch, double alarm, boolean beyondChance) {
        if (!beyondChance || !(value > watch)) return DriftLevel.OK;
        return value > alarm ? DriftLevel.ALARM : DriftLevel.WATCH;
    }

    /** Quantile .999 of χ² (Wilson, Hilferty 1931). */
    private static double chiSquare999(int degrees) {
        if (degrees < 1) return 0;
        double spread = 2.0 / (9 * degrees);
        double root = 1 - spread + 3.0902 * Math.sqrt(spread);
        return degrees * root * root * root;
    }
}

package io.kairos.timing.survival;

/** log density (bought) or log survival (censored) of the standard error W in log T = μ + σW, with two derivatives. */
record LogTimeError(double log, double slope, double curve) {

    private static final double LOG_SQRT_2PI = 0.5 * StrictMath.log(2 * Math.PI);
    private static final double SQRT_2 = Math.sqrt(2);

    /** Beyond, erfc underflows and the tail is its asymptote to full precision. */
    private static final double FAR = 25;

    static LogTimeError at(double z, boolean bought, Family family) {
        if (family == Family.LOG_NORMAL) return normal(z, bought);
        return family == Family.LOG_LOGISTIC ? logistic(z, bought) : smallestExtreme(z, bought);
    }

    /** Of the generalised gamma law; its second derivative is not known here. */
    static LogTimeError gamma(double z, boolean bought, double q) {
        if (bought) return new LogTimeError(GammaError.logDensity(z, q), GammaError.densitySlope(z, q), Double.NaN);
        double log = GammaError.logSurvival(z, q);
        return new LogTimeError(log, -StrictMath.exp(GammaError.logDensity(z, q) - log), Double.NaN);
    }

    /** W = log of a unit exponential: Weibull and exponential T. */
    private static LogTimeError smallestExtreme(double z, boolean bought) {
        double e = StrictMath.exp(z);
        return bought ? new LogTimeError(z - e, 1 - e, -e) : new LogTimeError(-e, -e, -e);
    }

    private static LogTimeError logistic(double z, boolean bought) {
        double tail = StrictMath.exp(-Math.abs(z));
        double p = z > 0 ? 1 / (1 + tail) : tail / (1 + tail);
        double logSurvival = -Math.max(z, 0) - StrictMath.log1p(tail);
        return bought
                ? new LogTimeError(z + 2 * logSurvival, 1 - 2 * p, -2 * p * (1 - p))
                : new LogTimeError(logSurvival, -p, -p * (1 - p));
    }

    private static LogTimeError normal(double z, boolean bought) {
        double logDensity = -z * z / 2 - LOG_SQRT_2PI;
        if (bought) return new LogTimeError(logDensity, -z, -1);
        double logSurvival = z < FAR
                ? StrictMath.log(0.5 * ErrorFunction.erfc(z / SQRT_2))
                : logDensity - StrictMath.log(z) + StrictMath.log1p(-1 / (z * z));
        double hazard = StrictMath.exp(logDensity - logSurvival);
        return new LogTimeError(logSurvival, -hazard, -hazard * (hazard - z));
    }
}

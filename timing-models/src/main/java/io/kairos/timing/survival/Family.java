package io.kairos.timing.survival;

/** Families of laws with log T = μ + σW: {@code EXPONENTIAL} is {@code WEIBULL} with σ = 1. */
public enum Family {
    EXPONENTIAL,
    WEIBULL,
    LOG_NORMAL,
    LOG_LOGISTIC;

    /** The member with location μ (log days) and scale σ of log T. */
    public SurvivalLaw law(double mu, double sigma) {
        if (this == EXPONENTIAL) return new Exponential(StrictMath.exp(mu));
        if (this == WEIBULL) return new Weibull(1 / sigma, StrictMath.exp(mu));
        if (this == LOG_NORMAL) return new LogNormal(mu, sigma);
        return new LogLogistic(StrictMath.exp(mu), 1 / sigma);
    }
}

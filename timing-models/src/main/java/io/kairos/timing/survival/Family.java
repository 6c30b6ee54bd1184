package io.kairos.timing.survival;

/**
 * Families of laws with log T = μ + σW: {@code EXPONENTIAL} is {@code WEIBULL} with σ = 1, {@code GENERALISED_GAMMA} has a
 * further shape q and holds all but {@code LOG_LOGISTIC}.
 */
public enum Family {
    EXPONENTIAL,
    WEIBULL,
    LOG_NORMAL,
    LOG_LOGISTIC,
    GENERALISED_GAMMA;

    /** The member with location μ (log days) and scale σ of log T; the generalised gamma law with q = 1. */
    public SurvivalLaw law(double mu, double sigma) {
        return law(mu, sigma, 1);
    }

    /** The member with location μ (log days), scale σ and shape q of log T; only the generalised gamma law has a q. */
    public SurvivalLaw law(double mu, double sigma, double q) {
        if (this == EXPONENTIAL) return new Exponential(StrictMath.exp(mu));
        if (this == WEIBULL) return new Weibull(1 / sigma, StrictMath.exp(mu));
        if (this == LOG_NORMAL) return new LogNormal(mu, sigma);
        if (this == LOG_LOGISTIC) return new LogLogistic(StrictMath.exp(mu), 1 / sigma);
        return new GeneralisedGamma(mu, sigma, q);
    }

    /** Parameters besides the slopes of covariates. */
    int parameters() {
        return this == EXPONENTIAL ? 1 : this == GENERALISED_GAMMA ? 3 : 2;
    }
}

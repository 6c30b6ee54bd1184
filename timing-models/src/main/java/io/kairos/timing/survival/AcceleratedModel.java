package io.kairos.timing.survival;

import io.kairos.timing.model.FitReport;
import io.kairos.timing.model.ModelFitException;
import java.util.List;

/**
 * Accelerated failure time: log T = β0 + xβ + σW with W of the family, so that a covariate stretches all times alike; in
 * the curable form a share π never buys.
 * Source: Kalbfleisch, Prentice 2002, chapter 3; cure fraction: Boag 1949.
 */
public final class AcceleratedModel {

    /** Purchases below which no law is fitted. */
    static final int MIN_EVENTS = 5;

    private final Family family;
    private final boolean curable;
    private final List<String> names;
    private final AcceleratedFit fit;
    private final FitReport report;

    private AcceleratedModel(SurvivalData data, Family family, boolean curable, AcceleratedFit fit) {
        this.family = family;
        this.curable = curable;
        this.names = data.names();
        this.fit = fit;
        this.report = SurvivalReport.of(data, this);
    }

    /**
     * Fits by maximum likelihood.
     *
     * @throws ModelFitException if there are fewer than 5 purchases, a covariate is constant or follows from others, or the
     *     fit does not converge
     */
    public static AcceleratedModel fit(SurvivalData data, Family family) {
        return fit(data, family, false);
    }

    /** The same with a share π that never buys; data that end too early cannot tell it from slow buyers. */
    public static AcceleratedModel fitCurable(SurvivalData data, Family family) {
        if (data.events() == data.rows().size())
            throw new ModelFitException("a share that never buys needs lifetimes without purchase, and there are none");
        return fit(data, family, true);
    }

    private static AcceleratedModel fit(SurvivalData data, Family family, boolean curable) {
        requireEvents(data);
        return new AcceleratedModel(data, family, curable, AcceleratedFit.of(data, family, curable));
    }

    static void requireEvents(SurvivalData data) {
        if (data.events() < MIN_EVENTS)
            throw new ModelFitException("a law needs " + MIN_EVENTS + " purchases, found " + data.events() + " among "
                    + data.rows().size() + " lifetimes; keep the shipped prior until there are more");
    }

    public Family family() {
        return family;
    }

    public List<String> names() {
        return names;
    }

    /** β0, then β in the order of the names; log days. */
    public double[] coefficients() {
        return fit.coefficients().clone();
    }

    /** σ; 1 for the exponential law. */
    public double sigma() {
        return fit.sigma();
    }

    /** q of the generalised gamma law, else 1. */
    public double shape() {
        return fit.shape();
    }

    /** π; 0 unless fitted in the curable form. */
    public double never() {
        return fit.never();
    }

    public double logLikelihood() {
        return fit.logLikelihood();
    }

    public FitReport report() {
        return report;
    }

    /** The law for given covariates. */
    public SurvivalLaw law(double... x) {
        if (x.length != names.size())
            throw new IllegalArgumentException(
                    "expected " + names.size() + " covariates " + names + ", found " + x.length);
        double mu = fit.coefficients()[0];
        for (int c = 0; c < x.length; c++) {
            if (!Double.isFinite(x[c]))
                throw new IllegalArgumentException("covariate " + names.get(c) + " must be finite, was " + x[c]);
            mu += x[c] * fit.coefficients()[c + 1];
        }
        SurvivalLaw base = family.law(mu, fit.sigma(), fit.shape());
        return curable ? new Curable(fit.never(), base) : base;
    }

    boolean curable() {
        return curable;
    }

    AcceleratedFit estimates() {
        return fit;
    }

    int freeParameters() {
        return names.size() + family.parameters() + (curable ? 1 : 0);
    }
}

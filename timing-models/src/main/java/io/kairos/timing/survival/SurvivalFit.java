package io.kairos.timing.survival;

import io.kairos.timing.model.Fingerprint;
import io.kairos.timing.model.FitReport;
import io.kairos.timing.model.ModelFile;
import io.kairos.timing.model.ModelFitException;
import io.kairos.timing.model.Numbers;
import io.kairos.timing.model.Provenance;
import java.time.LocalDate;
import java.util.List;

/**
 * A law fitted by maximum likelihood under right censoring and left truncation.
 *
 * @param fitted the law with its file
 * @param report what the fit saw and found; the log-likelihood is of the durations in days
 * @param mu location of log days
 * @param sigma scale of log days
 */
public record SurvivalFit(FittedLaw fitted, FitReport report, double mu, double sigma) {

    /** Where the lifetimes come from, for the model file. */
    public record Origin(String productType, LocalDate from, LocalDate to, String source) {}

    /** Akaike's criterion, lower is better: 2·parameters − 2·log-likelihood. */
    public double aic() {
        return report.aic();
    }

    public double logLikelihood() {
        return report.logLikelihood();
    }

    public int events() {
        return report.events();
    }

    /** Lifetimes whose purchase was not seen. */
    public int censored() {
        return report.censored();
    }

    public SurvivalLaw law() {
        return fitted.law();
    }

    /** Fits, source unnamed. */
    public static SurvivalFit fit(List<Lifetime> lifetimes, Family family) {
        return fit(lifetimes, family, new Origin("considered", LocalDate.EPOCH, LocalDate.EPOCH, "unnamed"));
    }

    /**
     * Fits from lifetimes of all who started, those who have not bought yet included.
     *
     * @throws ModelFitException if nobody is censored: data of buyers alone make everybody look quick; or if there are
     *     fewer than 5 purchases, or the fit does not converge
     */
    public static SurvivalFit fit(List<Lifetime> lifetimes, Family family, Origin origin) {
        requireNonBuyers(lifetimes);
        return solve(lifetimes, family, false, origin);
    }

    /** The same with a share that never buys. */
    public static SurvivalFit fitCurable(List<Lifetime> lifetimes, Family family, Origin origin) {
        requireNonBuyers(lifetimes);
        return solve(lifetimes, family, true, origin);
    }

    /** Fits where every lifetime ends by nature (lead times of bookings): nobody was left out of the data. */
    public static SurvivalFit fitComplete(List<Lifetime> lifetimes, Family family, Origin origin) {
        return solve(lifetimes, family, false, origin);
    }

    static void requireNonBuyers(List<Lifetime> lifetimes) {
        if (!lifetimes.isEmpty() && lifetimes.stream().allMatch(Lifetime::observed))
            throw new ModelFitException("all " + lifetimes.size() + " lifetimes end in a purchase: add those who have"
                    + " not bought (observed = false), or use fitComplete where everybody has to end");
    }

    private static SurvivalFit solve(List<Lifetime> lifetimes, Family family, boolean curable, Origin origin) {
        SurvivalData data = SurvivalData.of(lifetimes);
        AcceleratedModel model =
                curable ? AcceleratedModel.fitCurable(data, family) : AcceleratedModel.fit(data, family);
        FitReport report = model.report();
        ModelFile file = FittedLaw.file(origin.productType(), model)
                .put("origin", "fitted")
                .put(new Provenance(
                        FittedLaw.UNIT,
                        origin.from(),
                        origin.to(),
                        report.rows(),
                        Fingerprint.of(
                                lifetimes.stream().map(Lifetime::toString).toList()),
                        origin.source()))
                .put("purchases", Integer.toString(report.events()))
                .put("truncated", Integer.toString(report.truncated()))
                .put("log-likelihood", Numbers.format(report.logLikelihood()));
        return new SurvivalFit(FittedLaw.of(file), report, model.coefficients()[0], model.sigma());
    }
}

package io.kairos.timing.survival;

import io.kairos.timing.model.Fingerprint;
import io.kairos.timing.model.ModelFile;
import io.kairos.timing.model.ModelFitException;
import io.kairos.timing.model.Numbers;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * A law fitted by maximum likelihood under right censoring.
 *
 * @param fitted the law with its file
 * @param logLikelihood of the durations in days
 * @param censored lifetimes whose purchase was not seen
 */
public record SurvivalFit(FittedLaw fitted, double logLikelihood, int events, int censored, double mu, double sigma) {

    private static final int MIN_EVENTS = 5;

    /** Where the lifetimes come from, for the model file. */
    public record Origin(String productType, LocalDate from, LocalDate to, String source) {}

    /** Akaike's criterion, lower is better: 2·parameters − 2·log-likelihood. */
    public double aic() {
        return 2 * (fitted.law() instanceof Exponential ? 1 : 2) - 2 * logLikelihood;
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
        if (!lifetimes.isEmpty() && lifetimes.stream().allMatch(Lifetime::observed))
            throw new ModelFitException("all " + lifetimes.size() + " lifetimes end in a purchase: add those who have"
                    + " not bought (observed = false), or use fitComplete where everybody has to end");
        return solve(lifetimes, family, origin);
    }

    /** Fits where every lifetime ends by nature (lead times of bookings): nobody was left out of the data. */
    public static SurvivalFit fitComplete(List<Lifetime> lifetimes, Family family, Origin origin) {
        return solve(lifetimes, family, origin);
    }

    private static SurvivalFit solve(List<Lifetime> lifetimes, Family family, Origin origin) {
        int events = (int) lifetimes.stream().filter(Lifetime::observed).count();
        if (events < MIN_EVENTS)
            throw new ModelFitException("a law needs " + MIN_EVENTS + " purchases, found " + events + " among "
                    + lifetimes.size() + " lifetimes; keep the shipped prior until there are more");
        List<Lifetime> ordered = lifetimes.stream()
                .sorted(Comparator.comparing(Lifetime::duration).thenComparing(Lifetime::observed))
                .toList();
        AcceleratedFit fit = AcceleratedFit.of(
                ordered.stream()
                        .map(each -> new AcceleratedFit.Row(new double[] {1}, each.days(), each.observed()))
                        .toArray(AcceleratedFit.Row[]::new),
                family);
        double mu = fit.coefficients()[0];
        ModelFile file = FittedLaw.file(origin.productType(), family, mu, fit.sigma())
                .put("origin", "fitted")
                .put("first-date", origin.from().toString())
                .put("last-date", origin.to().toString())
                .put("rows", Integer.toString(ordered.size()))
                .put("purchases", Integer.toString(events))
                .put("log-likelihood", Numbers.format(fit.logLikelihood()))
                .put(
                        "data-sha256",
                        Fingerprint.of(ordered.stream().map(Lifetime::toString).toList()))
                .put("source", origin.source());
        int censored = ordered.size() - events;
        return new SurvivalFit(FittedLaw.of(file), fit.logLikelihood(), events, censored, mu, fit.sigma());
    }
}

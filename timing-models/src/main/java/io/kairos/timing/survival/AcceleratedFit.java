package io.kairos.timing.survival;

import io.kairos.timing.model.ModelFitException;
import io.kairos.timing.optim.Lbfgs;
import io.kairos.timing.optim.Lbfgs.Minimum;
import io.kairos.timing.optim.Lbfgs.Options;
import io.kairos.timing.optim.Objective;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Maximum likelihood of log T = xβ + σW under right censoring and left truncation: by Newton's method on (β, log σ); with a
 * shape q or a share π that never buys by L-BFGS from several starts around the simpler fits.
 *
 * @param coefficients β, log days, the intercept first
 * @param shape q of the generalised gamma law, else 1
 * @param never π
 * @param covariance of β, log σ, q, ln(π/(1 − π)), as far as fitted; empty where the likelihood is flat
 */
record AcceleratedFit(
        double[] coefficients,
        double sigma,
        double shape,
        double never,
        double logLikelihood,
        Optional<double[][]> covariance) {

    private static final Options OPTIONS = new Options(10, 400, 1e-9, 1e-15);
    private static final double LARGEST_SHAPE = 12;

    static AcceleratedFit of(SurvivalData data, Family family, boolean curable) {
        Design design = new Design(data);
        if (family != Family.GENERALISED_GAMMA && !curable) return newton(design, family);
        return curable ? curable(design, family) : gamma(design);
    }

    private static AcceleratedFit newton(Design design, Family family) {
        Newton.Maximum found = climb(design, family);
        int slopes = design.covariates() + 1;
        double[] estimates = design.back(found.point(), 1);
        return new AcceleratedFit(
                Arrays.copyOf(estimates, slopes),
                family == Family.EXPONENTIAL ? 1 : StrictMath.exp(estimates[slopes]),
                1,
                0,
                found.value().log(),
                Information.covariance(found.value().information()).map(each -> design.covarianceBack(each, 1)));
    }

    private static Newton.Maximum climb(Design design, Family family) {
        Likelihood likelihood = new Likelihood(design, family);
        return Newton.of(likelihood, likelihood.start(), "the " + family + " law");
    }

    private static AcceleratedFit gamma(Design design) {
        MixtureLikelihood likelihood = new MixtureLikelihood(design, Family.GENERALISED_GAMMA, false);
        return best(design, likelihood, gammaStarts(design));
    }

    private static List<double[]> gammaStarts(Design design) {
        double[] weibull = climb(design, Family.WEIBULL).point();
        double[] normal = climb(design, Family.LOG_NORMAL).point();
        double[] inverse = with(normal, -0.5);
        return List.of(with(weibull, 1), with(normal, 0.05), inverse);
    }

    private static AcceleratedFit curable(Design design, Family family) {
        MixtureLikelihood likelihood = new MixtureLikelihood(design, family, true);
        double censored = 0;
        for (boolean observed : design.observed) censored += observed ? 0 : 1.0 / design.observed.length;
        List<double[]> starts = new ArrayList<>();
        List<double[]> simple = family == Family.GENERALISED_GAMMA
                ? gammaStarts(design)
                : List.of(climb(design, family).point());
        for (double[] base : simple)
            for (double share : new double[] {0.1, 0.5, 0.9}) {
                double never = Math.min(0.95, Math.max(0.01, share * censored));
                starts.add(with(base, StrictMath.log(never / (1 - never))));
            }
        return best(design, likelihood, starts);
    }

    private static AcceleratedFit best(Design design, MixtureLikelihood likelihood, List<double[]> starts) {
        Optional<Minimum> best = Optional.empty();
        for (double[] start : starts) {
            if (!Double.isFinite(likelihood.at(start, new double[start.length]))) continue;
            Minimum found = Lbfgs.attempt(bounded(likelihood), start, OPTIONS);
            boolean better = found.converged()
                    && (best.isEmpty() || found.value() < best.orElseThrow().value() - 1e-9);
            if (better) best = Optional.of(found);
        }
        double[] at = best.orElseThrow(() -> new ModelFitException("the fit did not converge from any of "
                        + starts.size() + " starts; take a law with fewer parameters"))
                .point();
        double[] estimates = design.back(at, 1);
        Optional<double[][]> covariance = Information.covariance(Information.ofSlopes(likelihood, at));
        return new AcceleratedFit(
                Arrays.copyOf(estimates, design.covariates() + 1),
                likelihood.sigma(at),
                likelihood.shape(at),
                likelihood.never(at),
                -best.orElseThrow().value(),
                covariance.map(each -> design.covarianceBack(each, 1)));
    }

    /** Turns the search back from shapes at which the incomplete gamma function has no meaning left. */
    private static Objective bounded(MixtureLikelihood likelihood) {
        return (x, gradient) -> Math.abs(likelihood.shape(x)) > LARGEST_SHAPE ? Double.NaN : likelihood.at(x, gradient);
    }

    private static double[] with(double[] base, double last) {
        double[] longer = Arrays.copyOf(base, base.length + 1);
        longer[base.length] = last;
        return longer;
    }
}

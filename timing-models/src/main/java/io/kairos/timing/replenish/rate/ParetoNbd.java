package io.kairos.timing.replenish.rate;

import static io.kairos.timing.replenish.rate.RateModel.requirePositive;
import static io.kairos.timing.replenish.rate.RateModel.requireWeeks;
import static org.hipparchus.special.Gamma.logGamma;

import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * Poisson purchases with rate λ ~ Gamma(r, α) until the customer leaves after an exponential time with rate
 * μ ~ Gamma(s, β). Likelihood:
 * {@code Γ(r+x) α^r β^s / Γ(r) · [(α+T)^−(r+x) (β+T)^−s + s ∫ (α+y)^−(r+x) (β+y)^−(s+1) dy]}, the integral over t_x..T, here the
 * difference of two ₂F₁, or Gauss-Legendre quadrature in ln(α+y) where α and β are so far apart that the series is long. Source:
 * Schmittlein, Morrison, Colombo 1987; Fader, Hardie 2005.
 *
 * @param r shape of the purchase rates, positive
 * @param alpha α in weeks, positive
 * @param s shape of the rates of leaving, positive
 * @param beta β in weeks, positive
 */
public record ParetoNbd(double r, double alpha, double s, double beta) implements RateModel {

    private static final GaussIntegrator NODES = new GaussIntegratorFactory().legendre(30, 0, 1);
    private static final double E_FOLDS = 36;
    private static final double FAR_APART = 0.8;
    private static final double NEAR_ONE = 1e-6;

    public ParetoNbd {
        requirePositive("r", r);
        requirePositive("alpha", alpha);
        requirePositive("s", s);
        requirePositive("beta", beta);
    }

    @Override
    public double logOfCount(int repeats) {
        return logGamma(r + repeats) - logGamma(r) + r * StrictMath.log(alpha) + s * StrictMath.log(beta);
    }

    @Override
    public double logOfTimes(RepeatHistory history) {
        double shape = r + history.repeats();
        double alive = logAlive(shape, history.age());
        return alive + StrictMath.log1p(leftBetween(shape, history.last(), history.age(), alive));
    }

    @Override
    public double alive(RepeatHistory history) {
        double shape = r + history.repeats();
        return 1 / (1 + leftBetween(shape, history.last(), history.age(), logAlive(shape, history.age())));
    }

    @Override
    public double buysWithin(RepeatHistory history, double weeks) {
        requireWeeks(weeks);
        double shape = r + history.repeats();
        double now = logAlive(shape, history.age());
        double stays = StrictMath.exp(logAlive(shape, history.age() + weeks) - now);
        double leaves = leftBetween(shape, history.age(), history.age() + weeks, now);
        return alive(history) * Math.max(0, 1 - stays - leaves);
    }

    @Override
    public double expected(RepeatHistory history, double weeks) {
        requireWeeks(weeks);
        double since = beta + history.age();
        double log = StrictMath.log(since / (since + weeks));
        double lasting = Math.abs(s - 1) < NEAR_ONE ? -log : -StrictMath.expm1((s - 1) * log) / (s - 1);
        return (r + history.repeats()) * since / (alpha + history.age()) * lasting * alive(history);
    }

    private double logAlive(double shape, double weeks) {
        return -shape * StrictMath.log(alpha + weeks) - s * StrictMath.log(beta + weeks);
    }

    /** s · ∫ over from..to, relative to e^scale. */
    private double leftBetween(double shape, double from, double to, double scale) {
        if (to <= from) return 0;
        double argument = Math.abs(alpha - beta) / (Math.max(alpha, beta) + from);
        return argument > FAR_APART
                ? byQuadrature(shape, from, to, scale)
                : s / (s + shape) * Math.max(0, primitive(shape, from, scale) - primitive(shape, to, scale));
    }

    /** (r+s+x) · ∫ from here on, relative to e^scale; Fader, Hardie 2005, equations 15 and 16. */
    private double primitive(double shape, double weeks, double scale) {
        double larger = Math.max(alpha, beta) + weeks;
        double total = s + shape;
        double second = alpha >= beta ? s + 1 : shape;
        return StrictMath.exp(-total * StrictMath.log(larger) - scale)
                * Hypergeometric.f(total, second, total + 1, Math.abs(alpha - beta) / larger);
    }

    private double byQuadrature(double shape, double from, double to, double scale) {
        double low = StrictMath.log(alpha + from);
        double width = Math.min(StrictMath.log(alpha + to) - low, E_FOLDS / shape);
        double sum = NODES.integrate(share -> {
            double log = low + width * share;
            double weeks = StrictMath.exp(log) - alpha;
            return StrictMath.exp((1 - shape) * log - (s + 1) * StrictMath.log(beta + weeks) - scale);
        });
        return s * width * sum;
    }
}

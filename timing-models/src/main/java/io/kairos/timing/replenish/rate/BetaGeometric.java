package io.kairos.timing.replenish.rate;

import static io.kairos.timing.replenish.rate.RateModel.requirePositive;
import static io.kairos.timing.replenish.rate.RateModel.requireWeeks;
import static org.hipparchus.special.Gamma.logGamma;

/**
 * The family (M)BG/CNBD-k: gaps are Erlang(k, λ), λ ~ Gamma(r, α) between customers; after each repeat purchase the customer
 * leaves with probability p ~ Beta(a, b), and with {@code leavesAfterFirst} after the first purchase too (MBG). k = 1 is
 * BG/NBD or MBG/NBD; a larger k is a more regular rhythm. With m = x (BG) or x + 1 (MBG) purchases survived:
 * {@code ln L = (k−1) Σ ln gap − x ln (k−1)! + ln B(a, b+m) − ln B(a, b) + ln Γ(r+kx) − ln Γ(r) + r ln α − (r+kx) ln(α+T)
 * + ln(S1 + S2)}, {@code S1 = 1{m>0} a/(b+m−1) ((α+T)/(α+t_x))^(r+kx)} (left), {@code S2 = Σ_{j<k} Γ(r+kx+j)/(Γ(r+kx) j!)
 * ((T−t_x)/(α+T))^j} (still waiting). Source: Fader, Hardie, Lee 2005; Batislam, Denizel, Filiztekin 2007; Platzer,
 * Reutterer 2016.
 *
 * @param leavesAfterFirst MBG instead of BG
 * @param k regularity, 1 or more
 * @param r shape of the rates, positive
 * @param alpha α in weeks, positive
 * @param a first parameter of the probability to leave, positive
 * @param b second parameter of the probability to leave, positive
 */
public record BetaGeometric(boolean leavesAfterFirst, int k, double r, double alpha, double a, double b)
        implements RateModel {

    private static final double TAIL = 1e-13;
    private static final double NEAR_ONE = 1e-3;

    public BetaGeometric {
        if (k < 1) throw new IllegalArgumentException("k must be 1 or more, was " + k);
        requirePositive("r", r);
        requirePositive("alpha", alpha);
        requirePositive("a", a);
        requirePositive("b", b);
    }

    @Override
    public double logOfCount(int repeats) {
        double shape = r + (double) k * repeats;
        return -repeats * logGamma(k)
                + logBeta(a, b + survived(repeats))
                - logBeta(a, b)
                + logGamma(shape)
                - logGamma(r)
                + r * StrictMath.log(alpha);
    }

    @Override
    public double logOfTimes(RepeatHistory history) {
        double shape = r + (double) k * history.repeats();
        return (k - 1) * history.logGaps()
                - shape * StrictMath.log(alpha + history.age())
                + logSum(logLeft(history), StrictMath.log(waiting(history, 0)));
    }

    @Override
    public double alive(RepeatHistory history) {
        return 1 / (1 + StrictMath.exp(logLeft(history) - StrictMath.log(waiting(history, 0))));
    }

    @Override
    public double buysWithin(RepeatHistory history, double weeks) {
        requireWeeks(weeks);
        double now = alpha + history.age();
        double shape = r + (double) k * history.repeats();
        double still = StrictMath.exp(shape * StrictMath.log(now / (now + weeks)))
                * waiting(history, weeks)
                / waiting(history, 0);
        return alive(history) * Math.max(0, 1 - still);
    }

    @Override
    public double expected(RepeatHistory history, double weeks) {
        requireWeeks(weeks);
        boolean closedForm = k == 1 && Math.abs(a - 1) > NEAR_ONE;
        return alive(history) * (closedForm ? closedForm(history, weeks) : series(history, weeks));
    }

    /** Fader, Hardie, Lee 2005, equation 10, without its denominator. */
    private double closedForm(RepeatHistory history, double weeks) {
        double stay = b + survived(history.repeats());
        double shape = r + history.repeats();
        double now = alpha + history.age();
        double power = StrictMath.exp(shape * StrictMath.log(now / (now + weeks)));
        double sum = Hypergeometric.f(shape, stay, a + stay - 1, weeks / (now + weeks));
        return (a + stay - 1) / (a - 1) * (1 - power * sum);
    }

    /** Σ_n P(stays for n − 1 further purchases) · P(n-th purchase within the weeks), over the stages j of the open gap. */
    double series(RepeatHistory history, double weeks) {
        double stay = b + survived(history.repeats());
        double now = alpha + history.age();
        double total = 0;
        for (int j = 0; j < k; j++) {
            double shape = r + (double) k * history.repeats() + j;
            double mass = StrictMath.exp(shape * StrictMath.log(now / (now + weeks)));
            double tail = 1;
            double stays = 1;
            double sum = 0;
            int needed = k - j;
            for (int stages = 0; tail > TAIL; stages++) {
                if (stages == needed) {
                    sum += stays * tail;
                    int purchases = (needed + j) / k;
                    stays *= (stay + purchases - 1) / (a + stay + purchases - 1);
                    needed += k;
                }
                tail -= mass;
                mass *= (shape + stages) / (stages + 1) * weeks / (now + weeks);
            }
            total += sum * stage(history, 0, j);
        }
        return total / waiting(history, 0);
    }

    private int survived(int repeats) {
        return leavesAfterFirst ? repeats + 1 : repeats;
    }

    private double logLeft(RepeatHistory history) {
        int survived = survived(history.repeats());
        if (survived == 0) return Double.NEGATIVE_INFINITY;
        double shape = r + (double) k * history.repeats();
        return StrictMath.log(a / (b + survived - 1))
                + shape * StrictMath.log((alpha + history.age()) / (alpha + history.last()));
    }

    private double waiting(RepeatHistory history, double further) {
        double sum = 0;
        for (int j = 0; j < k; j++) sum += stage(history, further, j);
        return sum;
    }

    private double stage(RepeatHistory history, double further, int j) {
        if (j == 0) return 1;
        double shape = r + (double) k * history.repeats();
        double open = (history.age() + further - history.last()) / (alpha + history.age() + further);
        double term = 1;
        for (int i = 0; i < j; i++) term *= (shape + i) / (i + 1) * open;
        return term;
    }

    private static double logBeta(double p, double q) {
        return logGamma(p) + logGamma(q) - logGamma(p + q);
    }

    private static double logSum(double one, double other) {
        double larger = Math.max(one, other);
        return larger + StrictMath.log1p(StrictMath.exp(Math.min(one, other) - larger));
    }
}

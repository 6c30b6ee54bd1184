package io.kairos.timing.channel;

import io.kairos.timing.bandit.BetaLaw;
import java.util.Collection;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.special.Beta;

/** Finds the Beta law from which groups drew their rates. Counts are {trials, successes}. */
final class BetaBinomial {

    private static final double USUAL_LOG_STRENGTH = StrictMath.log(50);
    private static final double SPREAD_LOG_STRENGTH = 1.5;
    private static final double LEAST_RATE = 1e-6;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private BetaBinomial() {}

    /** Mean and strength by the likelihood; {@code unknown} where nothing was seen. */
    static BetaLaw prior(Collection<long[]> groups, BetaLaw unknown) {
        long trials = groups.stream().mapToLong(each -> each[0]).sum();
        if (trials == 0) return unknown;
        double logit = argmax(-14, 6, odds -> best(rate(odds), groups)[1]);
        return law(rate(logit), best(rate(logit), groups)[0]);
    }

    /** Strength by the likelihood, mean given. */
    static BetaLaw around(double mean, Collection<long[]> groups) {
        return law(mean, best(mean, groups)[0]);
    }

    private static double[] best(double mean, Collection<long[]> groups) {
        double logStrength = argmax(0, StrictMath.log(1e6), each -> logLikelihood(mean, each, groups));
        return new double[] {logStrength, logLikelihood(mean, logStrength, groups)};
    }

    private static double logLikelihood(double mean, double logStrength, Collection<long[]> groups) {
        BetaLaw prior = law(mean, logStrength);
        double off = (logStrength - USUAL_LOG_STRENGTH) / SPREAD_LOG_STRENGTH;
        return logLikelihood(prior, groups) - off * off / 2;
    }

    /** Of the groups' successes in their order, without the belief about the strength. */
    static double logLikelihood(BetaLaw prior, Collection<long[]> groups) {
        double sum = 0;
        double scale = Beta.logBeta(prior.a(), prior.b());
        for (long[] each : groups) sum += Beta.logBeta(prior.a() + each[1], prior.b() + each[0] - each[1]) - scale;
        return sum;
    }

    private static BetaLaw law(double mean, double logStrength) {
        double rate = Math.min(Math.max(mean, LEAST_RATE), 1 - LEAST_RATE);
        double strength = StrictMath.exp(logStrength);
        return new BetaLaw(rate * strength, (1 - rate) * strength);
    }

    private static double rate(double logOdds) {
        return 1 / (1 + StrictMath.exp(-logOdds));
    }

    /** Golden section for one peak, to 1e-4. */
    private static double argmax(double from, double to, DoubleUnaryOperator f) {
        double low = from;
        double high = to;
        double left = high - GOLDEN * (high - low);
        double right = low + GOLDEN * (high - low);
        double atLeft = f.applyAsDouble(left);
        double atRight = f.applyAsDouble(right);
        while (high - low > 1e-4) {
            if (atLeft >= atRight) {
                high = right;
                right = left;
                atRight = atLeft;
                left = high - GOLDEN * (high - low);
                atLeft = f.applyAsDouble(left);
            } else {
                low = left;
                left = right;
                atLeft = atRight;
                right = low + GOLDEN * (high - low);
                atRight = f.applyAsDouble(right);
            }
        }
        return (low + high) / 2;
    }
}

package io.kairos.timing.fatigue;

import io.kairos.timing.model.ModelFitException;
import io.kairos.timing.optim.Objective;

/** Minus the log-likelihood Σ s·ln h + (n − s)·ln(1 − h) of ln h(k) = a − δ(k − 1), at (a, δ). */
final class ContactLikelihood implements Objective {

    private final double[] reached;
    private final double[] success;

    ContactLikelihood(double[] reached, double[] success) {
        this.reached = reached;
        this.success = success;
    }

    void requireInformative() {
        double all = 0;
        for (double each : success) all += each;
        if (!(reached[0] > 0))
            throw new ModelFitException(
                    "fatigue cannot be fitted without customers: pass those contacted at least once");
        if (all == 0)
            throw new ModelFitException("none of " + (long) reached[0]
                    + " customers had a success: wait for some before fatigue is fitted");
        if (success[0] == reached[0])
            throw new ModelFitException("every first contact had a success: add the contacts without");
        if (reached[1] == 0)
            throw new ModelFitException("nobody was contacted twice: fatigue shows only from the second contact on");
    }

    double[] start() {
        double successes = 0;
        double contacts = 0;
        for (int k = 0; k < reached.length; k++) {
            successes += success[k];
            contacts += reached[k];
        }
        return new double[] {StrictMath.log(successes / contacts), 0};
    }

    @Override
    public double at(double[] x, double[] gradient) {
        double log = 0;
        gradient[0] = 0;
        gradient[1] = 0;
        for (int k = 0; k < reached.length; k++) {
            if (reached[k] == 0) continue;
            double logHazard = x[0] - x[1] * k;
            double hazard = StrictMath.exp(logHazard);
            if (!(hazard < 1)) return Double.NaN;
            double failures = reached[k] - success[k];
            log += success[k] * logHazard + failures * StrictMath.log1p(-hazard);
            double slope = success[k] - failures * hazard / (1 - hazard);
            gradient[0] -= slope;
            gradient[1] += slope * k;
        }
        return -log;
    }

    /** Of a and δ, from the information matrix. */
    double[] standardErrors(double[] x) {
        double aa = 0;
        double ad = 0;
        double dd = 0;
        for (int k = 0; k < reached.length; k++) {
            double hazard = StrictMath.exp(x[0] - x[1] * k);
            double weight = (reached[k] - success[k]) * hazard / ((1 - hazard) * (1 - hazard));
            aa += weight;
            ad -= weight * k;
            dd += weight * k * k;
        }
        double determinant = aa * dd - ad * ad;
        return new double[] {Math.sqrt(dd / determinant), Math.sqrt(aa / determinant)};
    }
}

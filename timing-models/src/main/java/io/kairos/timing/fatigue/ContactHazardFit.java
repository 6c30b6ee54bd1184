package io.kairos.timing.fatigue;

import io.kairos.timing.model.FitReport;
import io.kairos.timing.model.FitReport.CalibrationBin;
import io.kairos.timing.model.FitReport.Estimate;
import io.kairos.timing.model.FitReport.Warning;
import io.kairos.timing.model.ModelFitException;
import io.kairos.timing.optim.Lbfgs;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How the chance of success falls with each further contact: h(k) = h1·exp(−δ(k − 1)), k = 1, 2, …, by maximum likelihood
 * of the geometric decay. Who is reached again is who did not buy before, so δ bounds true fatigue from above.
 * Source: discrete-time hazard, Cox 1972, section 6.
 *
 * @param first h1, chance of success of the first contact
 * @param decay δ per contact; e^(−δ) is what one contact leaves
 * @param report with standard errors and, by contact, the hazard foreseen and seen
 */
public record ContactHazardFit(double first, double decay, FitReport report) {

    /**
     * Customers whose last contact was the k-th.
     *
     * @param contacts k, 1 or more
     * @param success whether that contact brought the purchase; false: no further one was made
     */
    public record Contacted(int contacts, boolean success) {
        public Contacted {
            if (contacts < 1) throw new IllegalArgumentException("contacts must be 1 or more, was " + contacts);
        }
    }

    /** h(k), at most 1. */
    public double hazard(int contact) {
        if (contact < 1) throw new IllegalArgumentException("contact must be 1 or more, was " + contact);
        return Math.min(1, first * StrictMath.exp(-decay * (contact - 1)));
    }

    /**
     * Fits over contacts 1 to {@code longest}; later ones count as reached without success.
     *
     * @param longest 2 or more
     * @throws ModelFitException if nobody, or everybody, had a success, or only first contacts were made
     */
    public static ContactHazardFit fit(List<Contacted> customers, int longest) {
        if (longest < 2) throw new IllegalArgumentException("longest must be 2 or more, was " + longest);
        double[] reached = new double[longest];
        double[] success = new double[longest];
        for (Contacted each : customers) {
            for (int k = 0; k < Math.min(each.contacts(), longest); k++) reached[k]++;
            if (each.success() && each.contacts() <= longest) success[each.contacts() - 1]++;
        }
        ContactLikelihood likelihood = new ContactLikelihood(reached, success);
        likelihood.requireInformative();
        Lbfgs.Minimum found = Lbfgs.minimise(likelihood, likelihood.start(), Lbfgs.Options.standard());
        double first = StrictMath.exp(found.point()[0]);
        double decay = found.point()[1];
        return new ContactHazardFit(
                first,
                decay,
                report(customers.size(), reached, success, found, likelihood.standardErrors(found.point())));
    }

    private static FitReport report(
            int customers, double[] reached, double[] success, Lbfgs.Minimum found, double[] errors) {
        double first = StrictMath.exp(found.point()[0]);
        double decay = found.point()[1];
        int events = 0;
        List<CalibrationBin> seen = new ArrayList<>();
        for (int k = 0; k < reached.length; k++) {
            events += (int) success[k];
            if (reached[k] > 0)
                seen.add(new CalibrationBin(
                        first * StrictMath.exp(-decay * k), success[k] / reached[k], (int) reached[k]));
        }
        if (decay > 0) Collections.reverse(seen);
        Map<String, Estimate> estimates = new LinkedHashMap<>();
        estimates.put("h1", new Estimate(first, OptionalDouble.of(first * errors[0])));
        estimates.put("delta", new Estimate(decay, OptionalDouble.of(errors[1])));
        List<Warning> warnings = new ArrayList<>();
        warnings.add(new Warning(
                "selection",
                "those contacted often are those who did not buy before: delta is at most as large in truth"));
        if (decay <= 2 * errors[1])
            warnings.add(new Warning("no-fatigue", "delta is not clearly above 0: these data show no fatigue"));
        return new FitReport(
                "contact hazard",
                customers,
                events,
                customers - events,
                0,
                -found.value(),
                2,
                estimates,
                seen,
                warnings);
    }
}

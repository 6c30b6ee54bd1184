package io.kairos.timing.replenish.rate;

import static org.hipparchus.special.Gamma.logGamma;

import io.kairos.timing.model.FitReport;
import io.kairos.timing.model.FitReport.Estimate;
import io.kairos.timing.model.ModelFitException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Value of a purchase: Gamma(p, ν) within a customer, ν ~ Gamma(q, γ) between customers, independent of the rate. With mean m
 * of x values: {@code ln L = ln Γ(px+q) − ln Γ(px) − ln Γ(q) + q ln γ + (px−1) ln m + px ln x − (px+q) ln(γ+mx)}. Source:
 * Fader, Hardie 2013, "The Gamma-Gamma model of monetary value", equation 1a.
 *
 * @param p shape within a customer, positive
 * @param q shape between customers, positive
 * @param gamma γ in the unit of the values, positive
 */
public record GammaGamma(double p, double q, double gamma) {

    public GammaGamma {
        RateModel.requirePositive("p", p);
        RateModel.requirePositive("q", q);
        RateModel.requirePositive("gamma", gamma);
    }

    /**
     * Values seen of one customer.
     *
     * @param count x, at least 1
     * @param mean m, positive
     */
    public record Spending(int count, double mean) {
        public Spending {
            if (count < 1) throw new IllegalArgumentException("count must be 1 or more, was " + count);
            RateModel.requirePositive("mean", mean);
        }
    }

    /** The model and its report. */
    public record Fitted(GammaGamma model, FitReport report) {}

    public double logLikelihood(Spending spending) {
        double x = spending.count();
        double m = spending.mean();
        return logGamma(p * x + q)
                - logGamma(p * x)
                - logGamma(q)
                + q * StrictMath.log(gamma)
                + (p * x - 1) * StrictMath.log(m)
                + p * x * StrictMath.log(x)
                - (p * x + q) * StrictMath.log(gamma + m * x);
    }

    /** Expected value of this customer's next purchase: between what was seen of her and the typical customer. */
    public double expected(Spending spending) {
        double denominator = p * spending.count() + q - 1;
        if (!(denominator > 0))
            throw new IllegalStateException("the expected value is infinite: p·x + q must exceed 1");
        return p * (gamma + spending.count() * spending.mean()) / denominator;
    }

    public static Fitted fit(Collection<Spending> customers) {
        if (customers.isEmpty()) throw new ModelFitException("there are no purchase values to fit");
        List<Spending> rows = List.copyOf(customers);
        double typical = rows.stream().mapToDouble(Spending::mean).average().orElseThrow();
        Maximum maximum = Maximum.of(
                at -> {
                    GammaGamma model = new GammaGamma(
                            StrictMath.exp(at[0]), StrictMath.exp(at[1]), typical * StrictMath.exp(at[2]));
                    double sum = 0;
                    for (Spending each : rows) sum += model.logLikelihood(each);
                    return Double.isNaN(sum) ? Double.NEGATIVE_INFINITY : sum;
                },
                new double[] {StrictMath.log(4), StrictMath.log(4), 0});
        if (!Double.isFinite(maximum.value()))
            throw new ModelFitException("Gamma-Gamma did not converge; check the values for outliers");
        double[] scale = {1, 1, typical};
        double[] values = maximum.parameters();
        double[] errors = maximum.standardErrors();
        Map<String, Estimate> estimates = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            OptionalDouble error =
                    Double.isNaN(errors[i]) ? OptionalDouble.empty() : OptionalDouble.of(errors[i] * scale[i]);
            estimates.put(List.of("p", "q", "gamma").get(i), new Estimate(values[i] * scale[i], error));
        }
        FitReport report = new FitReport(
                "Gamma-Gamma", rows.size(), rows.size(), 0, 0, maximum.value(), 3, estimates, List.of(), List.of());
        return new Fitted(new GammaGamma(values[0], values[1], values[2] * typical), report);
    }
}

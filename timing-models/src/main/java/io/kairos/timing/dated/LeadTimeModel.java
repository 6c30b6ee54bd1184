package io.kairos.timing.dated;

import io.kairos.timing.model.ModelFile;
import io.kairos.timing.model.ModelRef;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.Map;

/**
 * Lead time L of a purchase tied to a date, given that the customer buys and first searched S days before.
 *
 * <p>Going down from S, the purchase falls into bin j with probability
 * {@code h_j(x) = 1 / (1 + exp(−(a_j + Σ_c x_c (b_c0 + b_c1 l_j + b_c2 l_j²))))}, where {@code l_j} is the log lead of the
 * bin; what is left falls on day 0. Within a bin the days are alike. Conditioning on L ≤ S is exact, as the chain simply
 * starts at S. Unit: days of the calendar at the place.
 *
 * <p>Source: discrete-time hazard with logit link (Cox 1972, section 6; Allison 1982), run backwards in lead time as
 * right truncation demands. Unknown features count as the average customer's.
 */
public final class LeadTimeModel {

    static final String KIND = "lead-time-hazard";
    static final int TERMS = 3;

    private final LeadBins bins;
    private final Columns columns;
    private final double[] coefficients;
    private final ModelFile file;
    private final ModelRef ref;

    /** Coefficients: one intercept per bin from 1, then three per column. */
    LeadTimeModel(LeadBins bins, Columns columns, double[] coefficients, ModelFile file) {
        this.bins = bins;
        this.columns = columns;
        this.coefficients = coefficients;
        this.file = file;
        this.ref = file.ref();
    }

    public ModelRef ref() {
        return ref;
    }

    /** Earliest purchase the model knows, in days before the date. */
    public int maxLead() {
        return bins.max();
    }

    /**
     * When this customer will buy.
     *
     * @param firstSearch S in days before the date, 0 or more; a longer one counts as {@link #maxLead()}
     */
    public LeadTimeDistribution predict(Map<String, String> features, LocalDate date, int firstSearch) {
        if (firstSearch < 0) throw new IllegalArgumentException("first search after the date: " + firstSearch);
        double[] slope = slope(features, date);
        double[] pmf = new double[Math.min(firstSearch, bins.max()) + 1];
        double left = 1;
        for (int bin = bins.of(pmf.length - 1); bin > 0; bin--) {
            double hazard = hazard(bin, slope, pmf.length - 1);
            int upper = Math.min(bins.upper(bin), pmf.length - 1);
            double perDay = left * hazard / (upper - bins.lower(bin) + 1);
            for (int lead = bins.lower(bin); lead <= upper; lead++) pmf[lead] = perDay;
            left *= 1 - hazard;
        }
        pmf[0] = left;
        return new LeadTimeDistribution(pmf);
    }

    /** A first search inside a bin sees only its later days: the odds shrink with the share of days left. */
    private double hazard(int bin, double[] slope, int firstSearch) {
        double log = bins.logLead(bin);
        double logOdds = coefficients[bin - 1] + slope[0] + slope[1] * log + slope[2] * log * log;
        int days = bins.upper(bin) - bins.lower(bin) + 1;
        int seen = Math.min(bins.upper(bin), firstSearch) - bins.lower(bin) + 1;
        return 1 / (1 + days / (double) seen * StrictMath.exp(-logOdds));
    }

    private double[] slope(Map<String, String> features, LocalDate date) {
        double[] slope = new double[TERMS];
        columns.weights(features, date).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(each -> {
                    for (int term = 0; term < TERMS; term++)
                        slope[term] += each.getValue() * coefficients[bins.count() - 1 + TERMS * each.getKey() + term];
                });
        return slope;
    }

    /** Writes the model as text; the same bytes for the same model. */
    public void writeTo(OutputStream out) throws IOException {
        file.writeTo(out);
    }

    public static LeadTimeModel read(InputStream in) throws IOException {
        return LeadTimeFile.parse(ModelFile.read(in));
    }
}

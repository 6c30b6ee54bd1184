package io.kairos.timing.dated;

import io.kairos.timing.hazard.HazardModel;
import io.kairos.timing.hazard.Steps;
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
 * <p>Going down from S, the purchase falls into bin j with a probability h_j(x) of the hazard model ({@link HazardModel}); what is
 * left falls on day 0. The bin's rate −ln(1 − h_j) is shared out to its days by the weekday of the purchase, {@code w_d} each:
 * {@code h'_j = 1 − (1 − h_j)^(mean w)}, day i of it {@code w_i / Σ w}. Conditioning on L ≤ S is exact, as the chain simply starts
 * at S. Unit: days of the calendar at the place.
 *
 * <p>Source: discrete-time hazard with logit link (Cox 1972, section 6; Allison 1982), run backwards in lead time as
 * right truncation demands. Unknown features count as the average customer's.
 */
public final class LeadTimeModel {

    static final String KIND = "lead-time-hazard";

    private final HazardModel hazard;
    private final LeadFeatures features;
    private final WeekRhythm rhythm;
    private final ModelFile file;
    private final ModelRef ref;

    LeadTimeModel(HazardModel hazard, WeekRhythm rhythm, ModelFile file) {
        this.hazard = hazard;
        this.features = new LeadFeatures(hazard.schema());
        this.rhythm = rhythm;
        this.file = file;
        this.ref = file.ref();
    }

    public ModelRef ref() {
        return ref;
    }

    /** Earliest purchase the model knows, in days before the date. */
    public int maxLead() {
        return hazard.steps().last();
    }

    /**
     * When this customer will buy.
     *
     * @param firstSearch S in days before the date, 0 or more; a longer one counts as {@link #maxLead()}
     */
    public LeadTimeDistribution predict(Map<String, String> known, LocalDate date, int firstSearch) {
        if (firstSearch < 0) throw new IllegalArgumentException("first search after the date: " + firstSearch);
        int longest = Math.min(firstSearch, maxLead());
        double[] pmf = new double[longest + 1];
        pmf[0] = longest == 0 ? 1 : spread(pmf, logOdds(known, date), rhythm.before(date));
        return new LeadTimeDistribution(pmf);
    }

    private double[] logOdds(Map<String, String> known, LocalDate date) {
        return hazard.logOdds(features.numbers(known, date), features.categories(known));
    }

    /** Fills in the days from the longest down to 1; gives back what is left for day 0. */
    private double spread(double[] pmf, double[] logOdds, double[] weights) {
        Steps steps = hazard.steps();
        int longest = pmf.length - 1;
        double left = 1;
        for (int step = steps.of(longest); step < logOdds.length; step++) {
            int lower = steps.lower(step);
            int upper = steps.upper(step);
            double all = 0;
            double seen = 0;
            for (int lead = lower; lead <= upper; lead++) {
                all += weights[lead % 7];
                if (lead <= longest) seen += weights[lead % 7];
            }
            double odds = odds(logOdds[step], all / (upper - lower + 1)) * (seen / all);
            double bought = left * odds / (1 + odds);
            for (int lead = lower; lead <= Math.min(upper, longest); lead++)
                pmf[lead] = bought * weights[lead % 7] / seen;
            left /= 1 + odds;
        }
        return left;
    }

    /** Odds of a bin whose rate is {@code mean} times as high: (1 + e^logOdds)^mean − 1. */
    private static double odds(double logOdds, double mean) {
        double rate = logOdds > 30 ? logOdds : StrictMath.log1p(StrictMath.exp(logOdds));
        return StrictMath.expm1(Math.min(500, mean * rate));
    }

    /** Writes the model as text; the same bytes for the same model. */
    public void writeTo(OutputStream out) throws IOException {
        file.writeTo(out);
    }

    public static LeadTimeModel read(InputStream in) throws IOException {
        return LeadTimeFile.parse(ModelFile.read(in));
    }
}

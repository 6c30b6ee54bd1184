package io.kairos.timing;

import io.kairos.timing.dated.LeadTimeDistribution;
import io.kairos.timing.dated.LeadTimeModel;
import java.util.OptionalDouble;

/** A customer's own pace on the way down from the first search to the date. */
final class LeadPace {

    private LeadPace() {}

    /**
     * Share of all customers who would not have bought so early, had they searched as long before; those of the same day count half.
     * The earlier need's features are not known: those of this one stand in. Empty: no date, or no purchase, of which a law of buyers says
     * nothing.
     */
    static OptionalDouble survival(LeadTimeModel model, Need.Dated need, EarlierNeed earlier) {
        if (earlier.ahead().isEmpty() || !earlier.bought()) return OptionalDouble.empty();
        long ahead = earlier.ahead().orElseThrow().toDays();
        LeadTimeDistribution leads = model.predict(need.features(), need.date(), (int) Math.min(ahead, 100_000));
        int at = (int)
                Math.max(0, Math.min(leads.maxLead(), ahead - earlier.lasted().toDays()));
        return OptionalDouble.of(leads.cdf(at) - leads.pmf(at) / 2);
    }

    /** P(purchase so many days before the date) of a customer of this pace. */
    static double[] mass(LeadTimeDistribution leads, OwnPace pace) {
        double[] mass = new double[leads.maxLead() + 1];
        if (!pace.known()) {
            for (int lead = 0; lead < mass.length; lead++) mass[lead] = leads.pmf(lead);
            return mass;
        }
        double everybody = 1;
        double own = 1;
        for (int lead = mass.length - 1; lead >= 0; lead--) {
            everybody = lead == 0 ? 0 : Math.max(0, everybody - leads.pmf(lead));
            double left = pace.survival(everybody);
            mass[lead] = own - left;
            own = left;
        }
        return mass;
    }
}

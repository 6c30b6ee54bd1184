package io.kairos.timing.uplift;

import io.kairos.timing.model.FitReport;
import io.kairos.timing.model.ModelFitException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What each message changes for each customer: one ridge logistic regression per arm of a randomised test, {@code uplift(x) = p_arm(x) −
 * p_control(x)}. Source: the T-learner of S. Künzel, J. Sekhon, P. Bickel, B. Yu, PNAS 116 (2019). On data where chance did not decide who
 * was treated the difference is no effect: reminders go to those who do not answer.
 */
public final class TLearner {

    private final TreeMap<String, Logistic> arms;
    private final String control;

    private TLearner(TreeMap<String, Logistic> arms, String control) {
        this.arms = arms;
        this.control = control;
    }

    /**
     * @param people of a randomised test
     * @param control name of the arm without a message
     * @param ridge λ on the scaled features, above 0; 1 is a good start
     * @throws ModelFitException if there is no control, no other arm, or an arm with one kind of outcome
     */
    public static TLearner fit(List<Treated> people, String control, double ridge) {
        if (!(ridge > 0 && ridge < Double.POSITIVE_INFINITY))
            throw new IllegalArgumentException("ridge must be above 0, was " + ridge);
        TreeMap<String, List<Treated>> byArm = new TreeMap<>();
        for (Treated each : people)
            byArm.computeIfAbsent(each.arm(), key -> new ArrayList<>()).add(each);
        if (!byArm.containsKey(control) || byArm.size() < 2)
            throw new ModelFitException("uplift needs the control arm " + control + " and at least one other, found "
                    + byArm.keySet() + ": leave some customers without the message, by chance");
        TreeMap<String, Logistic> arms = new TreeMap<>();
        byArm.forEach((arm, members) -> arms.put(arm, Logistic.fit(members, ridge, arm)));
        return new TLearner(arms, control);
    }

    /** All arms by name, the control included. */
    public List<String> arms() {
        return List.copyOf(arms.keySet());
    }

    /** P(conversion | arm, features). */
    public double probability(String arm, double[] features) {
        return model(arm).probability(features);
    }

    /** What this arm adds to the control's probability, with its error. */
    public CustomerUplift uplift(String arm, double[] features) {
        Logistic with = model(arm);
        Logistic without = model(control);
        double error = with.standardError(features);
        double against = without.standardError(features);
        return new CustomerUplift(
                with.probability(features) - without.probability(features),
                Math.sqrt(error * error + against * against));
    }

    /** The arm with the highest probability; of equals the first by name. */
    public String best(double[] features) {
        String best = control;
        double most = -1;
        for (Map.Entry<String, Logistic> each : arms.entrySet()) {
            double probability = each.getValue().probability(features);
            if (probability > most) {
                most = probability;
                best = each.getKey();
            }
        }
        return best;
    }

    public FitReport report(String arm) {
        return model(arm).report();
    }

    private Logistic model(String arm) {
        Logistic model = arms.get(arm);
        if (model == null) throw new IllegalArgumentException("unknown arm " + arm + ", known are " + arms.keySet());
        return model;
    }

    /** Uplift of one customer and its standard error, in probability. */
    public record CustomerUplift(double estimate, double standardError) {}
}

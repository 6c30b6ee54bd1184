package io.kairos.timing;

import io.kairos.timing.dated.LeadTimeModel;
import io.kairos.timing.hours.HourProfile;
import io.kairos.timing.survival.FittedLaw;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The models an engine decides with. Immutable: a newly fitted model makes a new bundle. */
public final class TimingModels {

    private final Shipped shipped;
    private final Map<String, LeadTimeModel> dated;
    private final Map<String, FittedLaw> considered;

    private TimingModels(Shipped shipped, Map<String, LeadTimeModel> dated, Map<String, FittedLaw> considered) {
        this.shipped = shipped;
        this.dated = dated;
        this.considered = considered;
    }

    /** The shipped models: one fitted for hotel stays, one hour profile, and priors for all else. */
    public static TimingModels defaults() {
        return new TimingModels(Shipped.load(), Map.of(), Map.of());
    }

    /** With a lead-time model for this product type. */
    public TimingModels withDated(String productType, LeadTimeModel model) {
        return new TimingModels(shipped, with(dated, productType, model), considered);
    }

    /** With a law of the time from first interest to purchase for this product type. */
    public TimingModels withConsidered(String productType, FittedLaw law) {
        return new TimingModels(shipped, dated, with(considered, productType, law));
    }

    /** With the shop's own hours of purchase. */
    public TimingModels withHours(HourProfile hours) {
        return new TimingModels(shipped.with(hours), dated, considered);
    }

    public TimingEngine engine() {
        return new ModelledEngine(this);
    }

    /** The lead-time model of the product type; empty: none was fitted. */
    public Optional<LeadTimeModel> dated(String productType) {
        return Optional.ofNullable(dated.get(productType));
    }

    /** The law of the product type; empty: none was fitted. */
    public Optional<FittedLaw> considered(String productType) {
        return Optional.ofNullable(considered.get(productType));
    }

    /** The shipped lead-time model, used where the product type has none of its own. */
    public LeadTimeModel shippedDated() {
        return shipped.dated();
    }

    /** The shipped prior law, used where the product type has none of its own. */
    public FittedLaw shippedConsidered() {
        return shipped.considered();
    }

    public HourProfile hours() {
        return shipped.hours();
    }

    ImpulseRule impulse() {
        return shipped.impulse();
    }

    private static <M> Map<String, M> with(Map<String, M> models, String productType, M model) {
        Map<String, M> more = new TreeMap<>(models);
        more.put(productType, model);
        return Map.copyOf(more);
    }
}

package io.kairos.timing;

import io.kairos.timing.dated.LeadTimeModel;
import io.kairos.timing.hours.HourProfile;
import io.kairos.timing.survival.FittedLaw;
import java.util.Optional;

/** The models an engine decides with. Immutable: a newly fitted model makes a new bundle. */
public final class TimingModels {

    private final Shipped shipped;
    private final Ladder<LeadTimeModel> dated;
    private final Ladder<FittedLaw> considered;

    private TimingModels(Shipped shipped, Ladder<LeadTimeModel> dated, Ladder<FittedLaw> considered) {
        this.shipped = shipped;
        this.dated = dated;
        this.considered = considered;
    }

    /** The shipped models: one fitted for hotel stays, one hour profile, and priors for all else. */
    public static TimingModels defaults() {
        return new TimingModels(Shipped.load(), Ladder.empty(), Ladder.empty());
    }

    /** With a lead-time model for this product type. */
    public TimingModels withDated(String productType, LeadTimeModel model) {
        return new TimingModels(shipped, dated.with(productType, model), considered);
    }

    /** With a lead-time model for customers of this segment who look for this product type. */
    public TimingModels withDated(String productType, String segment, LeadTimeModel model) {
        return new TimingModels(shipped, dated.with(productType, segment, model), considered);
    }

    /** With a law of the time from first interest to purchase for this product type. */
    public TimingModels withConsidered(String productType, FittedLaw law) {
        return new TimingModels(shipped, dated, considered.with(productType, law));
    }

    /** With a law of the time from first interest to purchase for customers of this segment. */
    public TimingModels withConsidered(String productType, String segment, FittedLaw law) {
        return new TimingModels(shipped, dated, considered.with(productType, segment, law));
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
        return dated.of(productType);
    }

    /** The law of the product type; empty: none was fitted. */
    public Optional<FittedLaw> considered(String productType) {
        return considered.of(productType);
    }

    /** The lead-time model of the segment; empty: no segment, or none was fitted for it. */
    public Optional<LeadTimeModel> dated(String productType, Optional<String> segment) {
        return dated.of(productType, segment);
    }

    /** The law of the segment; empty: no segment, or none was fitted for it. */
    public Optional<FittedLaw> considered(String productType, Optional<String> segment) {
        return considered.of(productType, segment);
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
}

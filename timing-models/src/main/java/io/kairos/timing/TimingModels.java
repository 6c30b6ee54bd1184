package io.kairos.timing;

import io.kairos.timing.crosssell.CrossSellModel;
import io.kairos.timing.dated.LeadTimeModel;
import io.kairos.timing.hours.HourProfile;
import io.kairos.timing.hours.PersonalHours;
import io.kairos.timing.replenish.ReplenishmentModel;
import io.kairos.timing.survival.FittedLaw;
import java.util.Optional;
import java.util.SortedMap;

/** The models an engine decides with. Immutable: a newly fitted model makes a new bundle. */
public final class TimingModels {

    private final Shipped shipped;
    private final Ladder<LeadTimeModel> dated;
    private final Ladder<FittedLaw> considered;
    private final Ladder<ReplenishmentModel> replenished;
    private final Optional<PersonalHours> personal;
    private final Ladder<CrossSellModel> crossSell;

    private TimingModels(
            Shipped shipped,
            Ladder<LeadTimeModel> dated,
            Ladder<FittedLaw> considered,
            Ladder<ReplenishmentModel> replenished,
            Optional<PersonalHours> personal,
            Ladder<CrossSellModel> crossSell) {
        this.shipped = shipped;
        this.dated = dated;
        this.considered = considered;
        this.replenished = replenished;
        this.personal = personal;
        this.crossSell = crossSell;
    }

    /** The shipped models: one fitted for hotel stays, one hour profile, and priors for all else. */
    public static TimingModels defaults() {
        return new TimingModels(
                Shipped.load(), Ladder.empty(), Ladder.empty(), Ladder.empty(), Optional.empty(), Ladder.empty());
    }

    /** With a lead-time model for this product type. */
    public TimingModels withDated(String productType, LeadTimeModel model) {
        return new TimingModels(shipped, dated.with(productType, model), considered, replenished, personal, crossSell);
    }

    /** With a lead-time model for customers of this segment who look for this product type. */
    public TimingModels withDated(String productType, String segment, LeadTimeModel model) {
        return new TimingModels(
                shipped, dated.with(productType, segment, model), considered, replenished, personal, crossSell);
    }

    /** With a law of the time from first interest to purchase for this product type. */
    public TimingModels withConsidered(String productType, FittedLaw law) {
        return new TimingModels(shipped, dated, considered.with(productType, law), replenished, personal, crossSell);
    }

    /** With a law of the time from first interest to purchase for customers of this segment. */
    public TimingModels withConsidered(String productType, String segment, FittedLaw law) {
        return new TimingModels(
                shipped, dated, considered.with(productType, segment, law), replenished, personal, crossSell);
    }

    /** With a model of the next purchase for this product type; without one a customer's own rhythm decides. */
    public TimingModels withReplenished(String productType, ReplenishmentModel model) {
        return new TimingModels(shipped, dated, considered, replenished.with(productType, model), personal, crossSell);
    }

    /** With a model of the next purchase for customers of this segment. */
    public TimingModels withReplenished(String productType, String segment, ReplenishmentModel model) {
        return new TimingModels(
                shipped, dated, considered, replenished.with(productType, segment, model), personal, crossSell);
    }

    /** With a model of what customers buy next after this product type, and when; one model may serve several types. */
    public TimingModels withCrossSell(String productType, CrossSellModel model) {
        return new TimingModels(shipped, dated, considered, replenished, personal, crossSell.with(productType, model));
    }

    /** With the shop's own hours of purchase. */
    public TimingModels withHours(HourProfile hours) {
        return new TimingModels(shipped.with(hours), dated, considered, replenished, personal, crossSell);
    }

    /** With a model of personal hours, used for customers whose own hours are known. */
    public TimingModels withHours(PersonalHours hours) {
        return new TimingModels(shipped, dated, considered, replenished, Optional.of(hours), crossSell);
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

    /** The model of the next purchase of the product type; empty: none was fitted. */
    public Optional<ReplenishmentModel> replenished(String productType) {
        return replenished.of(productType);
    }

    /** The model of the next purchase of the segment; empty: no segment, or none was fitted for it. */
    public Optional<ReplenishmentModel> replenished(String productType, Optional<String> segment) {
        return replenished.of(productType, segment);
    }

    /** The model of what is bought after the product type; empty: none was fitted. */
    public Optional<CrossSellModel> crossSell(String productType) {
        return crossSell.of(productType);
    }

    /** The shipped lead-time model, used where the product type has none of its own. */
    public LeadTimeModel shippedDated() {
        return shipped.dated();
    }

    /** The shipped prior law, used where the product type has none of its own. */
    public FittedLaw shippedConsidered() {
        return shipped.considered();
    }

    /** The shipped model of the next purchase, used where neither product type nor customer has enough of their own. */
    public ReplenishmentModel shippedReplenished() {
        return shipped.replenished();
    }

    /** The laws of the segments of the product type, by segment in alphabetical order; empty: none was fitted. */
    public SortedMap<String, FittedLaw> consideredBySegment(String productType) {
        return considered.bySegment(productType);
    }

    /** The model of personal hours; empty: none was fitted. */
    public Optional<PersonalHours> personalHours() {
        return personal;
    }

    /** The hours of all customers. */
    public HourProfile hours() {
        return shipped.hours();
    }

    ImpulseRule impulse() {
        return shipped.impulse();
    }
}

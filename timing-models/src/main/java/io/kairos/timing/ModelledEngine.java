package io.kairos.timing;

import static java.util.Objects.requireNonNull;

import io.kairos.timing.dated.LeadTimeModel;
import io.kairos.timing.model.ModelRef;
import io.kairos.timing.replenish.ReplenishmentModel;
import io.kairos.timing.survival.FittedLaw;
import io.kairos.timing.survival.SurvivalLaw;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Picks the model for the need, foresees, plans. Holds nothing but immutable models. */
final class ModelledEngine implements TimingEngine {

    private final TimingModels models;
    private final HourWeights weights;

    ModelledEngine(TimingModels models) {
        this.models = models;
        this.weights = new HourWeights(models.hours());
    }

    @Override
    public TimingDecision decide(TimingRequest request) {
        return decide(request, Optional.empty());
    }

    @Override
    public TimingDecision reconsider(Instant planned, TimingRequest request) {
        return decide(request, Optional.of(requireNonNull(planned)));
    }

    private TimingDecision decide(TimingRequest request, Optional<Instant> planned) {
        Need need = request.need();
        ZoneId zone = request.clock().zone();
        if (need instanceof Need.Impulse impulse) return models.impulse().decide(impulse, request);
        if (need instanceof Need.Dated dated) return new Planner(request, dated(dated, request), planned).decide();
        if (need instanceof Need.Considered considered) {
            Foundation law = law(considered, request.customer().segment());
            return lawful(law.law(), considered.since(), law.basis(considered, zone), request, planned);
        }
        if (need instanceof Need.Replenished replenished) return replenished(replenished, request, planned);
        throw new IllegalStateException("no model for " + need.getClass());
    }

    private TimingDecision replenished(Need.Replenished need, TimingRequest request, Optional<Instant> planned) {
        ZoneId zone = request.clock().zone();
        OwnRhythm rhythm = OwnRhythm.of(need, zone);
        Outlook.Basis basis = rhythm.basis(need, zone);
        Optional<ReplenishmentModel> model = models.replenished(
                        need.productType(), request.customer().segment())
                .or(() -> models.replenished(need.productType()));
        if (model.isEmpty()) return lawful(rhythm.law(), OwnRhythm.last(need), basis, request, planned);
        return RhythmOutlook.of(model.orElseThrow(), weights, need, request)
                .map(outlook -> new Planner(request, outlook, planned).decide())
                .orElseGet(() -> lapsed(basis, request));
    }

    private Outlook dated(Need.Dated need, TimingRequest request) {
        Optional<LeadTimeModel> model = models.dated(
                        need.productType(), request.customer().segment())
                .or(() -> models.dated(need.productType()));
        return DatedOutlook.of(model.orElseGet(models::shippedDated), model.isPresent(), weights, need, request);
    }

    private TimingDecision lawful(
            SurvivalLaw law, Instant since, Outlook.Basis basis, TimingRequest request, Optional<Instant> planned) {
        Optional<Outlook> outlook = LawOutlook.of(law, weights, basis, since, request.now());
        return outlook.map(each -> new Planner(request, each, planned).decide())
                .orElseGet(() -> lapsed(basis, request));
    }

    private static TimingDecision lapsed(Outlook.Basis basis, TimingRequest request) {
        PredictedTiming nothing = new PredictedTiming(
                Optional.empty(), Optional.empty(), Optional.empty(), OptionalDouble.empty(), HazardClass.UNIMODAL);
        return Refusals.of(new Reason("refuse.lapsed", Map.of()), nothing, basis, request, request.now());
    }

    /** The most particular law there is for a considered need. */
    private Foundation law(Need.Considered need, Optional<String> segment) {
        if (need.law().isPresent()) {
            SurvivalLaw given = need.law().orElseThrow();
            ModelRef ref = new ModelRef("survival-law/given", given.toString());
            return new Foundation(given, ref, Fallback.NONE, Set.of());
        }
        Optional<FittedLaw> ofSegment = models.considered(need.productType(), segment);
        if (ofSegment.isPresent()) return Foundation.of(ofSegment.orElseThrow(), Fallback.SEGMENT, Set.of());
        Set<Missing> missing = EnumSet.noneOf(Missing.class);
        if (segment.isPresent()) missing.add(Missing.SEGMENT_MODEL);
        Optional<FittedLaw> ofType = models.considered(need.productType());
        if (ofType.isPresent())
            return Foundation.of(
                    ofType.orElseThrow(), missing.isEmpty() ? Fallback.NONE : Fallback.PRODUCT_TYPE, missing);
        missing.add(Missing.PRODUCT_TYPE_MODEL);
        return Foundation.of(models.shippedConsidered(), Fallback.GLOBAL_PRIOR, missing);
    }

    private record Foundation(SurvivalLaw law, ModelRef ref, Fallback fallback, Set<Missing> missing) {

        static Foundation of(FittedLaw fitted, Fallback fallback, Set<Missing> missing) {
            return new Foundation(fitted.law(), fitted.ref(), fallback, missing);
        }

        Outlook.Basis basis(Need.Considered need, ZoneId zone) {
            Reason since = new Reason("considered.since", Map.of("since", Params.moment(need.since(), zone)));
            return new Outlook.Basis(ref, fallback, missing, List.of(since, usual()));
        }

        /** When half have bought; where some never do, when half of the others have. */
        private Reason usual() {
            double buyers = 1 - law.never();
            String median = Params.number(law.quantile(buyers / 2));
            if (law.never() == 0) return new Reason("considered.law", Map.of("median", median));
            return new Reason("considered.some", Map.of("median", median, "never", Params.number(law.never())));
        }
    }
}

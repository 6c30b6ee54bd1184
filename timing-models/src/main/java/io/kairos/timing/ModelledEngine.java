package io.kairos.timing;

import io.kairos.timing.model.ModelRef;
import io.kairos.timing.survival.FittedLaw;
import io.kairos.timing.survival.SurvivalLaw;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Picks the model for the need, foresees, plans. Holds nothing but immutable models. */
final class ModelledEngine implements TimingEngine {

    private final TimingModels models;

    ModelledEngine(TimingModels models) {
        this.models = models;
    }

    @Override
    public TimingDecision decide(TimingRequest request) {
        Need need = request.need();
        if (need instanceof Need.Impulse impulse) return models.impulse().decide(impulse, request);
        if (need instanceof Need.Dated dated) return dated(dated, request);
        if (need instanceof Need.Considered considered)
            return lawful(
                    law(considered),
                    considered.since(),
                    considered(considered, request.clock().zone()),
                    request);
        if (need instanceof Need.Replenished replenished) {
            OwnRhythm rhythm = OwnRhythm.of(replenished, request.clock().zone());
            Outlook.Basis basis = rhythm.basis(replenished, request.clock().zone());
            return lawful(rhythm.law(), OwnRhythm.last(replenished), basis, request);
        }
        throw new IllegalStateException("no model for " + need.getClass());
    }

    private TimingDecision dated(Need.Dated need, TimingRequest request) {
        boolean fitted = models.dated(need.productType()).isPresent();
        DatedOutlook outlook = new DatedOutlook(
                models.dated(need.productType()).orElseGet(models::shippedDated),
                fitted ? Fallback.NONE : Fallback.GLOBAL_PRIOR,
                models.hours());
        return new Planner(
                        request, outlook.of(need, request.now(), request.clock().zone()))
                .decide();
    }

    private TimingDecision lawful(SurvivalLaw law, Instant since, Outlook.Basis basis, TimingRequest request) {
        Optional<Outlook> outlook = new LawOutlook(law, models.hours(), basis)
                .of(since, request.now(), request.clock().zone());
        if (outlook.isPresent()) return new Planner(request, outlook.orElseThrow()).decide();
        List<Reason> reasons = new ArrayList<>(List.of(new Reason("refuse.lapsed", Map.of())));
        reasons.addAll(basis.facts());
        reasons.addAll(CommonReasons.of(request.need(), basis));
        PredictedTiming nothing = new PredictedTiming(
                Optional.empty(), Optional.empty(), Optional.empty(), OptionalDouble.empty(), HazardClass.UNIMODAL);
        return Refusals.of(nothing, reasons, basis, request.now());
    }

    private SurvivalLaw law(Need.Considered need) {
        return need.law().orElseGet(() -> fitted(need).law());
    }

    private FittedLaw fitted(Need.Considered need) {
        return models.considered(need.productType()).orElseGet(models::shippedConsidered);
    }

    private Outlook.Basis considered(Need.Considered need, ZoneId zone) {
        boolean known =
                need.law().isPresent() || models.considered(need.productType()).isPresent();
        ModelRef model = need.law()
                .map(given -> new ModelRef("survival-law/given", given.toString()))
                .orElseGet(() -> fitted(need).ref());
        return new Outlook.Basis(
                model,
                known ? Fallback.NONE : Fallback.GLOBAL_PRIOR,
                List.of(
                        new Reason("considered.since", Map.of("since", Params.moment(need.since(), zone))),
                        new Reason(
                                "considered.law",
                                Map.of("median", Params.number(law(need).quantile(0.5))))));
    }
}

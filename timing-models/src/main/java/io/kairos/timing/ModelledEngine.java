package io.kairos.timing;

import static java.util.Objects.requireNonNull;

import io.kairos.timing.dated.LeadTimeModel;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

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

    @Override
    public Landscape landscape(TimingRequest request, int most) {
        if (request.need() instanceof Need.Impulse impulse)
            return models.impulse().landscape(impulse, request).of(most);
        return outlook(request)
                .map(outlook -> new Planner(request, outlook, Optional.empty()).landscape(most))
                .orElse(Landscape.NONE);
    }

    /** What the plan of a message rests on; empty where nothing is foreseen any more. */
    private Optional<Outlook> outlook(TimingRequest request) {
        OwnHours hours = OwnHours.of(request.customer(), models.personalHours(), weights);
        if (request.need() instanceof Need.Dated dated) return Optional.of(hours.tell(dated(dated, hours, request)));
        if (request.need() instanceof Need.Considered considered)
            return considered(considered, hours, request).outlook().map(hours::tell);
        if (request.need() instanceof Need.Replenished replenished)
            return replenished(replenished, hours, request).outlook().map(hours::tell);
        FollowUp next = FollowUp.of(models, (Need.AfterPurchase) request.need(), request);
        return next.refusal().isPresent()
                ? Optional.empty()
                : Optional.of(hours.tell(next.outlook(hours.weights(), request)));
    }

    /** @param outlook empty where nothing is foreseen any more */
    private record Foreseen(Optional<Outlook> outlook, Outlook.Basis basis) {}

    private Foreseen considered(Need.Considered need, OwnHours hours, TimingRequest request) {
        Foundation law = Foundation.of(models, need, request.customer(), request.now());
        Outlook.Basis basis = law.basis(need, request.clock().zone());
        return new Foreseen(LawOutlook.of(law.law(), hours.weights(), basis, need.since(), request.now()), basis);
    }

    private TimingDecision decide(TimingRequest request, Optional<Instant> planned) {
        Need need = request.need();
        if (need instanceof Need.Impulse impulse) return models.impulse().decide(impulse, request);
        OwnHours hours = OwnHours.of(request.customer(), models.personalHours(), weights);
        if (need instanceof Need.Dated dated)
            return new Planner(request, hours.tell(dated(dated, hours, request)), planned).decide();
        if (need instanceof Need.Considered considered)
            return plan(considered(considered, hours, request), hours, request, planned);
        if (need instanceof Need.Replenished replenished)
            return plan(replenished(replenished, hours, request), hours, request, planned);
        if (need instanceof Need.AfterPurchase after) return after(after, hours, request, planned);
        throw new IllegalStateException("no model for " + need.getClass());
    }

    private Foreseen replenished(Need.Replenished need, OwnHours hours, TimingRequest request) {
        ZoneId zone = request.clock().zone();
        OwnRhythm rhythm = OwnRhythm.of(need, zone);
        RhythmStep step = RhythmStep.of(models, need, rhythm, request.customer().segment());
        Outlook.Basis basis = step.basis(rhythm.facts(need, zone));
        Optional<Outlook> outlook = step.model().isPresent()
                ? RhythmOutlook.of(step.model().orElseThrow(), hours.weights(), basis, need, request)
                : LawOutlook.of(Waiting.of(rhythm.law()), hours.weights(), basis, OwnRhythm.last(need), request.now());
        return new Foreseen(outlook, basis);
    }

    private TimingDecision after(
            Need.AfterPurchase need, OwnHours hours, TimingRequest request, Optional<Instant> planned) {
        FollowUp next = FollowUp.of(models, need, request);
        if (next.refusal().isPresent()) return next.refuse(request);
        TimingDecision decision =
                new Planner(request, hours.tell(next.outlook(hours.weights(), request)), planned).decide();
        return decision.chosenBy(decision.choice().offering(next.products()));
    }

    private Outlook dated(Need.Dated need, OwnHours hours, TimingRequest request) {
        Optional<LeadTimeModel> model = models.dated(
                        need.productType(), request.customer().segment())
                .or(() -> models.dated(need.productType()));
        return DatedOutlook.of(
                model.orElseGet(models::shippedDated), model.isPresent(), hours.weights(), need, request);
    }

    private static TimingDecision plan(
            Foreseen foreseen, OwnHours hours, TimingRequest request, Optional<Instant> planned) {
        return foreseen.outlook()
                .map(each -> new Planner(request, hours.tell(each), planned).decide())
                .orElseGet(() -> lapsed(foreseen.basis(), request));
    }

    private static TimingDecision lapsed(Outlook.Basis basis, TimingRequest request) {
        PredictedTiming nothing = new PredictedTiming(
                Optional.empty(), Optional.empty(), Optional.empty(), OptionalDouble.empty(), HazardClass.UNIMODAL);
        return Refusals.of(new Reason("refuse.lapsed", Map.of()), nothing, basis, request, request.now());
    }
}

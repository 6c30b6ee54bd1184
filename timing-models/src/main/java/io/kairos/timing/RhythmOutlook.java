package io.kairos.timing;

import io.kairos.timing.placement.PurchaseCurve;
import io.kairos.timing.replenish.GapDistribution;
import io.kairos.timing.replenish.ReplenishmentModel;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Foresees the next purchase of a customer who buys again and again: the replenishment model gives each civil day its probability. */
final class RhythmOutlook extends CivilDays {

    /** So few of those who still buy do so after the end. */
    private static final double LEAST_LEFT = 1e-3;

    private RhythmOutlook(HourWeights weights, Instant now, ZoneId zone, GapDistribution gap) {
        super(weights, now, zone, gap.first(), gap.dailyMass());
    }

    /** Empty if next to nobody still buys after such a silence. */
    static Optional<Outlook> of(
            ReplenishmentModel model,
            HourWeights weights,
            Outlook.Basis basis,
            Need.Replenished need,
            TimingRequest request) {
        ZoneId zone = request.clock().zone();
        LocalDate today = LocalDate.ofInstant(request.now(), zone);
        List<LocalDate> days = need.purchases().stream()
                .map(each -> LocalDate.ofInstant(each, zone))
                .distinct()
                .toList();
        GapDistribution gap = model.predict(days, today);
        int until = gap.settled(LEAST_LEFT).orElse(0);
        if (until == 0) return Optional.empty();
        Instant end = gap.first().plusDays(until).atStartOfDay(zone).toInstant();
        return Optional.of(new Outlook(
                new RhythmOutlook(weights, request.now(), zone, gap),
                request.now(),
                end.isAfter(request.now()) ? end : request.now().plus(Duration.ofDays(1)),
                Optional.empty(),
                0,
                false,
                shape(gap.dailyMass()),
                basis));
    }

    @Override
    public List<Reason> habit(PurchaseCurve curve) {
        return List.of(new Reason(
                "replenished.lapse", Map.of("lapse", Params.number(Math.min(1, Math.max(0, 1 - curve.total()))))));
    }
}

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
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Foresees the next purchase of a customer who buys again and again: the replenishment model gives each civil day its
 * probability, the hour profile spreads it over the day, and the hours of today that are over count as without a purchase.
 */
final class RhythmOutlook implements Outlook.Course {

    private final HourWeights weights;
    private final Instant now;
    private final Instant today;
    private final long firstDay;
    private final double[] mass;

    private RhythmOutlook(HourWeights weights, Instant now, ZoneId zone, GapDistribution gap) {
        this.weights = weights;
        this.now = now;
        LocalDate date = LocalDate.ofInstant(now, zone);
        this.today = date.atStartOfDay(zone).toInstant();
        this.firstDay = gap.first().toEpochDay();
        this.mass = gap.dailyMass();
        if (firstDay == date.toEpochDay()) given(over(date, zone));
    }

    /** Share of the day's weight whose hours are over. */
    private double over(LocalDate date, ZoneId zone) {
        int hour = now.atZone(zone).getHour();
        return hour == 0 ? 0 : weights.of(date.getDayOfWeek(), 0, hour) / weights.of(date.getDayOfWeek(), 0, 24);
    }

    /** No purchase in the part of today that is over makes all else likelier. */
    private void given(double over) {
        double left = 1 - mass[0] * over;
        for (int i = 0; i < mass.length; i++) mass[i] /= left;
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
        int until = lastDay(gap).orElse(0);
        if (until == 0) return Optional.empty();
        Instant end = gap.first().plusDays(until).atStartOfDay(zone).toInstant();
        return Optional.of(new Outlook(
                new RhythmOutlook(weights, request.now(), zone, gap),
                request.now(),
                end.isAfter(request.now()) ? end : request.now().plus(Duration.ofDays(1)),
                Optional.empty(),
                0,
                false,
                hazard(gap),
                basis));
    }

    /** Beyond it fewer than one in a thousand of those who still buy do. */
    private static OptionalInt lastDay(GapDistribution gap) {
        double buyers = 1 - gap.lapse();
        return IntStream.rangeClosed(1, gap.horizon())
                .filter(day -> buyers > 1e-6 && gap.survival(gap.first().plusDays(day)) - gap.lapse() <= 1e-3 * buyers)
                .findFirst();
    }

    private static HazardClass hazard(GapDistribution gap) {
        double[] mass = gap.dailyMass();
        int peak = 0;
        for (int i = 0; i < mass.length; i++) if (mass[i] > mass[peak]) peak = i;
        return peak == 0 ? HazardClass.FALLING : HazardClass.UNIMODAL;
    }

    @Override
    public PurchaseCurve over(HourGrid pieces, double halfLife) {
        int[] dayOf = new int[pieces.count()];
        for (int i = 0; i < dayOf.length; i++)
            dayOf[i] = (int) Math.max(-1, Math.min(pieces.epochDay(i) - firstDay, mass.length));
        return new HourlyCurve(pieces, weights, today, now).spread(dayOf, mass, false, halfLife);
    }

    @Override
    public HourWeights weights() {
        return weights;
    }

    @Override
    public List<Reason> habit(PurchaseCurve curve) {
        return List.of(new Reason(
                "replenished.lapse", Map.of("lapse", Params.number(Math.min(1, Math.max(0, 1 - curve.total()))))));
    }
}

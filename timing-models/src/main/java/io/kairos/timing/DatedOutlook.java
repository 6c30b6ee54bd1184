package io.kairos.timing;

import static java.time.temporal.ChronoUnit.DAYS;

import io.kairos.timing.dated.LeadTimeDistribution;
import io.kairos.timing.dated.LeadTimeModel;
import io.kairos.timing.placement.PurchaseCurve;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Foresees a dated need: the lead-time law gives each day of the place its probability, the hour profile spreads it over
 * the customer's hours, and what is over counts no more.
 */
final class DatedOutlook implements Outlook.Course {

    private final Need.Dated need;
    private final HourWeights weights;
    private final Instant searched;
    private final Instant now;
    private final double[] mass;

    private DatedOutlook(Need.Dated need, HourWeights weights, Instant searched, Instant now, double[] mass) {
        this.need = need;
        this.weights = weights;
        this.searched = searched;
        this.now = now;
        this.mass = mass;
    }

    /** @param fitted whether for this product type, not the shipped model of another */
    static Outlook of(
            LeadTimeModel model, boolean fitted, HourWeights weights, Need.Dated need, TimingRequest request) {
        Instant now = request.now();
        ZoneId zone = request.clock().zone();
        Instant searched = need.firstSearch().isAfter(now) ? now : need.firstSearch();
        int ahead = (int) Math.min(DAYS.between(LocalDate.ofInstant(searched, need.placeZone()), need.date()), 100_000);
        LeadTimeDistribution leads = model.predict(need.features(), need.date(), Math.max(0, ahead));
        OwnPace pace = OwnPace.of(request.customer().earlier(), earlier -> LeadPace.survival(model, need, earlier));
        double[] mass = LeadPace.mass(leads, pace);
        LocalDate today = LocalDate.ofInstant(now, need.placeZone());
        LocalDate earliest = need.date().minusDays(leads.maxLead());
        Reason fact = new Reason(
                "dated.searched",
                Map.of(
                        "searched", Params.moment(searched, zone),
                        "date", need.date().toString(),
                        "daysAhead", Integer.toString(ahead)));
        List<Reason> facts = pace.known() ? List.of(fact, pace.reason()) : List.of(fact);
        Outlook.Basis basis = fitted
                ? new Outlook.Basis(model.ref(), Fallback.NONE, Set.of(), facts)
                : new Outlook.Basis(model.ref(), Fallback.GLOBAL_PRIOR, Set.of(Missing.PRODUCT_TYPE_MODEL), facts);
        return new Outlook(
                new DatedOutlook(need, weights, searched, now, mass),
                dayStart(today.isAfter(earliest) ? today : earliest, need.placeZone()),
                dayStart(need.date().plusDays(1), need.placeZone()),
                Optional.of(need.placeZone()),
                1,
                true,
                HazardClass.RISING,
                basis);
    }

    @Override
    public HourWeights weights() {
        return weights;
    }

    /** Gives each piece the lead of the place's day in which the middle of its first hour lies. */
    @Override
    public PurchaseCurve over(HourGrid pieces, double halfLife) {
        int[] leadOf = new int[pieces.count()];
        LocalDays days = new LocalDays(firstDay(pieces), need.placeZone());
        long dateDay = need.date().toEpochDay();
        long dayEnd = days.end();
        for (int i = 0; i < leadOf.length; i++) {
            long middle = pieces.start(i) + Math.min(HourGrid.HOUR, pieces.end(i) - pieces.start(i)) / 2;
            while (middle >= dayEnd) {
                days.next();
                dayEnd = days.end();
            }
            leadOf[i] = (int) Math.max(-1, dateDay - days.epochDay());
        }
        return new HourlyCurve(pieces, weights, searched, now).spread(leadOf, mass, true, halfLife);
    }

    @Override
    public double[] perDay(LocalDays days, int count) {
        double[] perDay = new double[count];
        double total = 0;
        for (int i = 0; i < count; i++) {
            long lead = need.date().toEpochDay() - days.epochDay() - i;
            if (lead >= 0 && lead < mass.length) total += perDay[i] = mass[(int) lead];
        }
        for (int i = 0; i < count && total > 0; i++) perDay[i] /= total;
        return perDay;
    }

    private LocalDate firstDay(HourGrid pieces) {
        if (pieces.count() == 0) return need.date();
        return LocalDate.ofInstant(Instant.ofEpochSecond(pieces.start(0)), need.placeZone());
    }

    @Override
    public List<Reason> habit(PurchaseCurve curve) {
        double median = curve.quantile(.5);
        if (Double.isNaN(median)) return List.of();
        return List.of(new Reason(
                "dated.habit",
                Map.of(
                        "q10", daysBefore(curve.quantile(.1)),
                        "q50", daysBefore(median),
                        "q90", daysBefore(curve.quantile(.9)))));
    }

    private String daysBefore(double seconds) {
        LocalDate day = LocalDate.ofInstant(now.plusSeconds((long) seconds), need.placeZone());
        return Long.toString(DAYS.between(day, need.date()));
    }

    private static Instant dayStart(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }
}

package io.kairos.timing;

import static java.time.temporal.ChronoUnit.DAYS;

import io.kairos.timing.dated.LeadTimeDistribution;
import io.kairos.timing.dated.LeadTimeModel;
import io.kairos.timing.hours.HourProfile;
import io.kairos.timing.placement.PurchaseCurve;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Foresees a dated need: the lead-time law gives each day of the place its probability, the hour profile spreads it over
 * the customer's hours, and what is over counts no more.
 *
 * @param fitted for this product type, not the shipped model of another
 */
record DatedOutlook(LeadTimeModel model, boolean fitted, HourProfile hours) {

    Outlook of(Need.Dated need, Instant now, ZoneId zone) {
        Instant searched = need.firstSearch().isAfter(now) ? now : need.firstSearch();
        int ahead = (int) Math.min(DAYS.between(LocalDate.ofInstant(searched, need.placeZone()), need.date()), 100_000);
        LeadTimeDistribution leads = model.predict(need.features(), need.date(), Math.max(0, ahead));
        LocalDate today = LocalDate.ofInstant(now, need.placeZone());
        LocalDate earliest = need.date().minusDays(leads.maxLead());
        LocalDate first = today.isAfter(earliest) ? today : earliest;
        Instant end = dayStart(need.date().plusDays(1), need.placeZone());
        HourGrid grid = HourGrid.between(dayStart(first, need.placeZone()), end, zone);
        PurchaseCurve curve = curve(need, leads, grid, new HourlyCurve(grid, searched, now));
        List<Reason> facts = new ArrayList<>();
        facts.add(new Reason(
                "dated.searched",
                Map.of(
                        "searched", Params.moment(searched, zone),
                        "date", need.date().toString(),
                        "daysAhead", Integer.toString(ahead))));
        habit(need, curve, now).ifPresent(facts::add);
        Outlook.Basis basis = fitted
                ? new Outlook.Basis(model.ref(), Fallback.NONE, Set.of(), facts)
                : new Outlook.Basis(model.ref(), Fallback.GLOBAL_PRIOR, Set.of(Missing.PRODUCT_TYPE_MODEL), facts);
        return new Outlook(curve, grid, end, true, HazardClass.RISING, basis);
    }

    /** Gives each hour the lead of the place's day in which its middle lies. */
    private PurchaseCurve curve(Need.Dated need, LeadTimeDistribution leads, HourGrid grid, HourlyCurve hourly) {
        double[] mass = new double[leads.maxLead() + 1];
        for (int lead = 0; lead < mass.length; lead++) mass[lead] = leads.pmf(lead);
        int[] leadOf = new int[grid.count()];
        LocalDays days = new LocalDays(firstDay(need, leads, grid), need.placeZone());
        long dateDay = need.date().toEpochDay();
        long dayEnd = days.end();
        for (int hour = 0; hour < leadOf.length; hour++) {
            long middle = (grid.start(hour) + grid.end(hour)) / 2;
            while (middle >= dayEnd) {
                days.next();
                dayEnd = days.end();
            }
            leadOf[hour] = (int) Math.max(-1, dateDay - days.epochDay());
        }
        return hourly.spread(leadOf, mass, hours, true);
    }

    /** The place's day in which the grid starts; what the law does not know has no probability. */
    private static LocalDate firstDay(Need.Dated need, LeadTimeDistribution leads, HourGrid grid) {
        if (grid.count() == 0) return need.date().minusDays(leads.maxLead());
        return LocalDate.ofInstant(Instant.ofEpochSecond(grid.start(0)), need.placeZone());
    }

    private static Optional<Reason> habit(Need.Dated need, PurchaseCurve curve, Instant now) {
        double[] instants = {curve.quantile(.1), curve.quantile(.5), curve.quantile(.9)};
        if (Double.isNaN(instants[1])) return Optional.empty();
        String[] daysBefore = new String[instants.length];
        for (int i = 0; i < instants.length; i++) {
            LocalDate day = LocalDate.ofInstant(now.plusSeconds((long) instants[i]), need.placeZone());
            daysBefore[i] = Long.toString(DAYS.between(day, need.date()));
        }
        return Optional.of(
                new Reason("dated.habit", Map.of("q10", daysBefore[0], "q50", daysBefore[1], "q90", daysBefore[2])));
    }

    private static Instant dayStart(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }
}

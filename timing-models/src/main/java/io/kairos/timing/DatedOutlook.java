package io.kairos.timing;

import static java.time.temporal.ChronoUnit.DAYS;

import io.kairos.timing.dated.LeadTimeDistribution;
import io.kairos.timing.dated.LeadTimeModel;
import io.kairos.timing.hours.HourProfile;
import io.kairos.timing.hours.LocalHours;
import io.kairos.timing.hours.LocalHours.Slot;
import io.kairos.timing.placement.PurchaseCurve;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Foresees a dated need: the lead-time law gives each day of the place its probability, the hour profile spreads it over
 * the customer's hours, and what is over counts no more.
 */
record DatedOutlook(LeadTimeModel model, Fallback fallback, HourProfile hours) {

    Outlook of(Need.Dated need, Instant now, ZoneId zone) {
        Instant searched = need.firstSearch().isAfter(now) ? now : need.firstSearch();
        int ahead = (int) Math.min(DAYS.between(LocalDate.ofInstant(searched, need.placeZone()), need.date()), 100_000);
        LeadTimeDistribution leads = model.predict(need.features(), need.date(), Math.max(0, ahead));
        Instant end = dayStart(need, -1);
        List<Slot> slots = LocalHours.between(firstHour(need, leads.maxLead(), now), end, zone);
        PurchaseCurve curve = curve(need, leads, slots, new HourlyCurve(searched, now));
        List<Reason> facts = new ArrayList<>();
        facts.add(new Reason(
                "dated.searched",
                Map.of(
                        "searched", Params.moment(searched, zone),
                        "date", need.date().toString(),
                        "daysAhead", Integer.toString(ahead))));
        habit(need, curve, now).ifPresent(facts::add);
        slots.removeIf(slot -> slot.end() <= now.getEpochSecond());
        return new Outlook(
                curve, slots, end, true, HazardClass.RISING, new Outlook.Basis(model.ref(), fallback, facts));
    }

    /** Midnight at the place, today or at the first day the law knows. */
    private static Instant firstHour(Need.Dated need, int maxLead, Instant now) {
        Instant today = LocalDate.ofInstant(now, need.placeZone())
                .atStartOfDay(need.placeZone())
                .toInstant();
        Instant earliest = dayStart(need, maxLead);
        return today.isAfter(earliest) ? today : earliest;
    }

    private PurchaseCurve curve(Need.Dated need, LeadTimeDistribution leads, List<Slot> slots, HourlyCurve hourly) {
        double[] mass = new double[leads.maxLead() + 1];
        long[] dayEnd = new long[mass.length];
        for (int lead = 0; lead < mass.length; lead++) {
            mass[lead] = leads.pmf(lead);
            dayEnd[lead] = dayStart(need, lead - 1).getEpochSecond();
        }
        long firstDay = dayStart(need, leads.maxLead()).getEpochSecond();
        int lead = leads.maxLead();
        for (Slot slot : slots) {
            long middle = (slot.start() + slot.end()) / 2;
            while (lead >= 0 && middle >= dayEnd[lead]) lead--;
            int day = middle < firstDay ? -1 : lead;
            hourly.add(slot, day, hours.share(slot.day(), slot.local().getHour()));
        }
        return hourly.build(mass).given();
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

    private static Instant dayStart(Need.Dated need, int lead) {
        return need.date().minusDays(lead).atStartOfDay(need.placeZone()).toInstant();
    }
}

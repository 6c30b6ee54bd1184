package io.kairos.timing;

import io.kairos.timing.hours.HourProfile;
import io.kairos.timing.hours.LocalHours;
import io.kairos.timing.hours.LocalHours.Slot;
import io.kairos.timing.placement.PurchaseCurve;
import io.kairos.timing.survival.Exponential;
import io.kairos.timing.survival.LogLogistic;
import io.kairos.timing.survival.SurvivalLaw;
import io.kairos.timing.survival.Weibull;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Foresees a purchase from a law of the time since an origin: each local day gets {@code S(start) − S(end)}, given that
 * nothing was bought until now; the hour profile spreads it over the day unless the law itself works in hours.
 */
record LawOutlook(SurvivalLaw law, HourProfile hours, Outlook.Basis basis) {

    private static final int LONGEST_DAYS = 400;
    private static final double LEAST_LEFT = 1e-3;
    private static final double SHORT_LAW_DAYS = 2;

    /** So improbable a silence contradicts the law. */
    private static final double LAPSED = 1e-9;

    /** Empty if the law says that the purchase should long have happened. */
    Optional<Outlook> of(Instant since, Instant now, ZoneId zone) {
        double elapsed = Math.max(0, days(since, now));
        double unbought = law.survival(elapsed);
        if (!(unbought > LAPSED)) return Optional.empty();
        double horizon = Math.min(law.quantile(1 - LEAST_LEFT * unbought) - elapsed, LONGEST_DAYS);
        Instant end = now.plus(Duration.ofMinutes((long) (Math.max(horizon, 1) * 24 * 60)));
        List<Slot> slots = LocalHours.between(now, end, zone);
        PurchaseCurve curve = curve(slots, since, now, unbought);
        slots.removeIf(slot -> slot.end() <= now.getEpochSecond());
        return Optional.of(new Outlook(curve, slots, end, false, hazard(), basis));
    }

    private PurchaseCurve curve(List<Slot> slots, Instant since, Instant now, double unbought) {
        boolean ownHours = law.quantile(0.5) < SHORT_LAW_DAYS;
        HourlyCurve hourly = new HourlyCurve(now, now);
        List<Double> mass = new ArrayList<>();
        for (int i = 0; i < slots.size(); i++) {
            Slot slot = slots.get(i);
            boolean newDay =
                    ownHours || i == 0 || !slot.date().equals(slots.get(i - 1).date());
            double before = survival(since, now, slot.start());
            double bought = (before - survival(since, now, slot.end())) / unbought;
            if (newDay) mass.add(bought);
            else mass.set(mass.size() - 1, mass.get(mass.size() - 1) + bought);
            hourly.add(
                    slot, mass.size() - 1, hours.share(slot.day(), slot.local().getHour()));
        }
        return hourly.build(mass.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private double survival(Instant since, Instant now, long epochSecond) {
        Instant at = Instant.ofEpochSecond(epochSecond);
        return law.survival(Math.max(0, days(since, at.isBefore(now) ? now : at)));
    }

    private HazardClass hazard() {
        if (law instanceof Exponential) return HazardClass.CONSTANT;
        if (law instanceof Weibull weibull) {
            if (weibull.shape() == 1) return HazardClass.CONSTANT;
            return weibull.shape() < 1 ? HazardClass.FALLING : HazardClass.RISING;
        }
        if (law instanceof LogLogistic logistic && logistic.shape() <= 1) return HazardClass.FALLING;
        return HazardClass.UNIMODAL;
    }

    private static double days(Instant from, Instant to) {
        Duration between = Duration.between(from, to);
        return (between.getSeconds() + between.getNano() / 1e9) / SurvivalLaw.SECONDS_PER_DAY;
    }
}

package io.kairos.timing;

import io.kairos.timing.hours.HourProfile;
import io.kairos.timing.placement.PurchaseCurve;
import io.kairos.timing.survival.Exponential;
import io.kairos.timing.survival.LogLogistic;
import io.kairos.timing.survival.SurvivalLaw;
import io.kairos.timing.survival.Weibull;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;

/**
 * Foresees a purchase from a law of the time since an origin: each local day gets {@code S(start) − S(end)}, given that
 * nothing was bought until now; the hour profile spreads it over the day unless the law itself works in hours.
 */
record LawOutlook(SurvivalLaw law, HourProfile hours, Outlook.Basis basis) {

    private static final int LONGEST_DAYS = 400;
    private static final double LEAST_LEFT = 1e-3;
    private static final double SHORT_LAW_DAYS = 2;

    /** A law in hours is followed by the hour for so many days; its tail then goes by the day. */
    private static final int DAYS_BY_HOUR = 30;

    /** So improbable a silence contradicts the law. */
    private static final double LAPSED = 1e-9;

    /** Empty if the law says that the purchase should long have happened. */
    Optional<Outlook> of(Instant since, Instant now, ZoneId zone) {
        double elapsed = Math.max(0, days(since, now));
        double unbought = law.survival(elapsed);
        if (!(unbought > LAPSED)) return Optional.empty();
        double horizon = Math.min(law.quantile(1 - LEAST_LEFT * unbought) - elapsed, LONGEST_DAYS);
        Instant end = now.plus(Duration.ofMinutes((long) (Math.max(horizon, 1) * 24 * 60)));
        HourGrid grid = HourGrid.between(now, end, zone);
        PurchaseCurve curve = curve(grid, since, now, unbought);
        return Optional.of(new Outlook(curve, grid, end, false, hazard(), basis));
    }

    private PurchaseCurve curve(HourGrid grid, Instant since, Instant now, double unbought) {
        int byHour = law.quantile(0.5) < SHORT_LAW_DAYS ? DAYS_BY_HOUR : 0;
        double[] mass = new double[grid.count()];
        int[] pieceOf = new int[grid.count()];
        int piece = -1;
        double before = 1;
        for (int hour = 0; hour < pieceOf.length; hour++) {
            int day = grid.epochDay(hour);
            boolean whole = day - grid.epochDay(0) >= byHour;
            if (hour == 0 || !whole || day != grid.epochDay(hour - 1)) piece++;
            pieceOf[hour] = piece;
            boolean last = hour + 1 == pieceOf.length || !whole || day != grid.epochDay(hour + 1);
            if (!last) continue;
            double after = survival(since, now, grid.end(hour)) / unbought;
            mass[piece] = before - after;
            before = after;
        }
        return new HourlyCurve(grid, now, now).spread(pieceOf, Arrays.copyOf(mass, piece + 1), hours, false);
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

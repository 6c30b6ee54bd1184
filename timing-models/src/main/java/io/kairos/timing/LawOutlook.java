package io.kairos.timing;

import io.kairos.timing.placement.PurchaseCurve;
import io.kairos.timing.survival.SurvivalLaw;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * Foresees a purchase from a law of the time since an origin: each local day gets {@code S(start) − S(end)}, given that
 * nothing was bought until now; the hour profile spreads it over the day unless the law itself works in hours.
 */
final class LawOutlook implements Outlook.Course {

    private static final int LONGEST_DAYS = 400;

    /** So few buyers come after the end that no message is planned for them. */
    private static final double LEAST_LEFT = 5e-3;

    private static final double SHORT_LAW_DAYS = 2;

    /** A law in hours is followed by the hour for so many days; its tail then goes by the day. */
    private static final int DAYS_BY_HOUR = 30;

    /** So improbable a silence contradicts the law. */
    private static final double LAPSED = 1e-9;

    private final Waiting law;
    private final HourWeights weights;
    private final Instant since;
    private final Instant now;
    private final double unbought;
    private final double[] afterDay;
    private final int byHour;

    private LawOutlook(Waiting law, HourWeights weights, Instant since, Instant now) {
        this.law = law;
        this.weights = weights;
        this.since = since;
        this.now = now;
        this.unbought = law.survival(Math.max(0, days(since, now)));
        this.afterDay = new double[LONGEST_DAYS + 3];
        Arrays.fill(afterDay, Double.NaN);
        this.byHour = law.quantile((1 - law.never()) / 2) < SHORT_LAW_DAYS ? DAYS_BY_HOUR : 0;
    }

    /** Empty if the law says that the purchase should long have happened. */
    static Optional<Outlook> of(Waiting law, HourWeights weights, Outlook.Basis basis, Instant since, Instant now) {
        LawOutlook course = new LawOutlook(law, weights, since, now);
        if (!(course.unbought > LAPSED)) return Optional.empty();
        return Optional.of(
                new Outlook(course, now, course.end(), Optional.empty(), course.byHour, false, law.hazard(), basis));
    }

    private Instant end() {
        double elapsed = Math.max(0, days(since, now));
        double buyers = Math.max(unbought - law.never(), 0);
        double horizon =
                buyers > 0 ? Math.min(law.quantile(1 - law.never() - LEAST_LEFT * buyers) - elapsed, LONGEST_DAYS) : 1;
        return now.plus(Duration.ofMinutes((long) (Math.max(horizon, 1) * 24 * 60)));
    }

    @Override
    public HourWeights weights() {
        return weights;
    }

    @Override
    public PurchaseCurve over(HourGrid pieces, double halfLife) {
        int count = pieces.count();
        double[] mass = new double[count];
        int[] stretchOf = new int[count];
        int stretch = -1;
        double before = 1;
        for (int i = 0; i < count; i++) {
            int day = pieces.epochDay(i);
            boolean whole = day - pieces.epochDay(0) >= byHour;
            if (i == 0 || !whole || day != pieces.epochDay(i - 1)) stretch++;
            stretchOf[i] = stretch;
            boolean last = i + 1 == count || !whole || day != pieces.epochDay(i + 1);
            if (!last) continue;
            double after = whole && i + 1 < count
                    ? afterDay(day - pieces.epochDay(0), pieces.end(i))
                    : survival(pieces.end(i));
            mass[stretch] = before - after;
            before = after;
        }
        return new HourlyCurve(pieces, weights, now, now)
                .spread(stretchOf, Arrays.copyOf(mass, stretch + 1), false, halfLife);
    }

    @Override
    public double[] perDay(LocalDays days, int count) {
        double[] perDay = new double[count];
        double before = 1;
        for (int i = 0; i < count; i++, days.next()) {
            double after = i < afterDay.length ? afterDay(i, days.end()) : before;
            perDay[i] = before - after;
            before = after;
        }
        return perDay;
    }

    private double afterDay(int day, long end) {
        if (Double.isNaN(afterDay[day])) afterDay[day] = survival(end);
        return afterDay[day];
    }

    /** P(still unbought then | unbought now). */
    private double survival(long epochSecond) {
        Instant at = Instant.ofEpochSecond(epochSecond);
        return law.survival(Math.max(0, days(since, at.isBefore(now) ? now : at))) / unbought;
    }

    private static double days(Instant from, Instant to) {
        Duration between = Duration.between(from, to);
        return (between.getSeconds() + between.getNano() / 1e9) / SurvivalLaw.SECONDS_PER_DAY;
    }
}

package io.kairos.timing;

import io.kairos.timing.hours.WeekHours;
import io.kairos.timing.placement.PurchaseCurve;
import java.time.Instant;

/** Spreads the probability of each day over its hours, and forgets what is over. */
final class HourlyCurve {

    private final HourGrid grid;
    private final HourWeights weights;
    private final double opened;
    private final double now;
    private final long origin;
    private final int first;
    private final int[] keptHours = new int[WeekHours.COUNT];
    private final double[] keptShare = new double[WeekHours.COUNT];

    /**
     * @param opened nobody could buy before
     * @param now nobody did buy before; the curve runs in seconds after its full second
     */
    HourlyCurve(HourGrid grid, HourWeights weights, Instant opened, Instant now) {
        this.grid = grid;
        this.weights = weights;
        this.opened = seconds(opened);
        this.now = seconds(now);
        this.origin = now.getEpochSecond();
        this.first = grid.upcoming(origin);
    }

    /**
     * The curve whose mass is that of the days, less what is over.
     *
     * @param day of each piece, an index of {@code dayMass}; others have no probability
     * @param given whether the purchase is certain to fall within the curve
     * @param halfLife of a message's effect, in seconds
     */
    PurchaseCurve spread(int[] day, double[] dayMass, boolean given, double halfLife) {
        int count = grid.count();
        double[] weight = new double[count];
        double[] perWeight = new double[dayMass.length];
        for (int i = 0; i < count; i++) {
            if (day[i] < 0 || day[i] >= dayMass.length) continue;
            int hours = grid.hours(i);
            weight[i] = weights.of(grid.weekHour(i), hours);
            int seconds = (int) (grid.end(i) - grid.start(i));
            if (seconds != hours * HourGrid.HOUR) weight[i] *= seconds / (double) (hours * HourGrid.HOUR);
            perWeight[day[i]] += weight[i] * possible(i);
        }
        for (int i = 0; i < dayMass.length; i++) perWeight[i] = perWeight[i] > 0 ? dayMass[i] / perWeight[i] : 0;
        double[] mass = new double[count - first];
        for (int i = first; i < count; i++)
            if (weight[i] > 0) mass[i - first] = perWeight[day[i]] * weight[i] * Math.min(left(i), possible(i));
        return curve(mass, given, halfLife);
    }

    private PurchaseCurve curve(double[] mass, boolean given, double halfLife) {
        double[] edges = new double[mass.length + 1];
        double[] kept = new double[mass.length];
        double rate = StrictMath.log(2) * HourGrid.HOUR / halfLife;
        double perHour = StrictMath.exp(-rate);
        double withinHour = -StrictMath.expm1(-rate) / rate;
        for (int i = 0; i < mass.length; i++) {
            int piece = first + i;
            edges[i] = Math.max(grid.start(piece) - origin, 0);
            int hours = grid.hours(piece);
            kept[i] = hours == 1 ? PurchaseCurve.EVEN : withinHour * kept(grid.weekHour(piece), hours, perHour);
        }
        if (mass.length > 0) edges[mass.length] = grid.end(grid.count() - 1) - origin;
        if (given) {
            double total = 0;
            for (double each : mass) total += each;
            if (total > 0 && total != 1) for (int i = 0; i < mass.length; i++) mass[i] /= total;
        }
        return PurchaseCurve.of(edges, mass, kept, halfLife);
    }

    /** The pieces of one weekday are alike, week after week. */
    private double kept(int weekHour, int hours, double perHour) {
        if (keptHours[weekHour] != hours) {
            keptHours[weekHour] = hours;
            keptShare[weekHour] = weights.kept(weekHour, hours, perHour);
        }
        return keptShare[weekHour];
    }

    /** Share of the piece in which a purchase was possible at all. */
    private double possible(int piece) {
        return opened <= grid.start(piece) ? 1 : after(piece, opened);
    }

    /** Share of the piece still to come. */
    private double left(int piece) {
        return now <= grid.start(piece) ? 1 : after(piece, now);
    }

    private double after(int piece, double instant) {
        return Math.max(0, grid.end(piece) - instant) / (grid.end(piece) - grid.start(piece));
    }

    private static double seconds(Instant instant) {
        return instant.getEpochSecond() + instant.getNano() / 1e9;
    }
}

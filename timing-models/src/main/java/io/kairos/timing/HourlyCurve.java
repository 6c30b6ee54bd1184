package io.kairos.timing;

import io.kairos.timing.hours.HourProfile;
import io.kairos.timing.placement.PurchaseCurve;
import java.time.Instant;
import java.util.Arrays;

/** Spreads the probability of each day over its hours, and forgets what is over. */
final class HourlyCurve {

    /** Keeps an hour possible in which a profile saw nobody. */
    private static final double LEAST_WEIGHT = 1e-9;

    private final HourGrid grid;
    private final double opened;
    private final double now;
    private final long origin;
    private final int first;

    /**
     * @param opened nobody could buy before
     * @param now nobody did buy before; the curve runs in seconds after its full second
     */
    HourlyCurve(HourGrid grid, Instant opened, Instant now) {
        this.grid = grid;
        this.opened = seconds(opened);
        this.now = seconds(now);
        this.origin = now.getEpochSecond();
        this.first = grid.upcoming(origin);
    }

    /**
     * The curve whose mass is that of the days, less what is over.
     *
     * @param day of each hour, an index of {@code dayMass}; others have no probability
     * @param given whether the purchase is certain to fall within the curve
     */
    PurchaseCurve spread(int[] day, double[] dayMass, HourProfile profile, boolean given) {
        int count = grid.count();
        double[] weight = new double[count];
        double[] perWeight = new double[dayMass.length];
        for (int hour = 0; hour < count; hour++) {
            if (day[hour] < 0 || day[hour] >= dayMass.length) continue;
            weight[hour] = (grid.share(hour, profile) + LEAST_WEIGHT) * (grid.end(hour) - grid.start(hour));
            perWeight[day[hour]] += weight[hour] * possible(hour);
        }
        for (int i = 0; i < dayMass.length; i++) perWeight[i] = perWeight[i] > 0 ? dayMass[i] / perWeight[i] : 0;
        double[] mass = new double[count - first];
        for (int hour = first; hour < count; hour++)
            if (weight[hour] > 0)
                mass[hour - first] = perWeight[day[hour]] * weight[hour] * Math.min(left(hour), possible(hour));
        return curve(mass, given);
    }

    /** The curve with this probability in each hour not over yet. */
    PurchaseCurve of(double[] mass) {
        return curve(mass, false);
    }

    /** First hour of the grid that is not over. */
    int first() {
        return first;
    }

    private PurchaseCurve curve(double[] mass, boolean given) {
        double[] edges = new double[mass.length + 1];
        for (int i = 0; i < mass.length; i++) {
            edges[i] = Math.max(grid.start(first + i) - origin, 0);
            edges[i + 1] = grid.end(first + i) - origin;
        }
        double total = given ? Arrays.stream(mass).sum() : 1;
        if (total > 0 && total != 1) for (int i = 0; i < mass.length; i++) mass[i] /= total;
        return new PurchaseCurve(edges, mass);
    }

    /** Share of the hour in which a purchase was possible at all. */
    private double possible(int hour) {
        return opened <= grid.start(hour) ? 1 : after(hour, opened);
    }

    /** Share of the hour still to come. */
    private double left(int hour) {
        return now <= grid.start(hour) ? 1 : after(hour, now);
    }

    private double after(int hour, double instant) {
        return Math.max(0, grid.end(hour) - instant) / (grid.end(hour) - grid.start(hour));
    }

    private static double seconds(Instant instant) {
        return instant.getEpochSecond() + instant.getNano() / 1e9;
    }
}

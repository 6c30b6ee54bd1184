package io.kairos.timing;

import io.kairos.timing.hours.LocalHours.Slot;
import io.kairos.timing.placement.PurchaseCurve;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Spreads the probability of each day over its hours, and forgets what is over. */
final class HourlyCurve {

    /** Keeps an hour possible in which a profile saw nobody. */
    private static final double LEAST_WEIGHT = 1e-9;

    private final double opened;
    private final double now;
    private final List<Hour> hours = new ArrayList<>();

    /**
     * @param opened nobody could buy before
     * @param now nobody did buy before
     */
    HourlyCurve(Instant opened, Instant now) {
        this.opened = seconds(opened);
        this.now = seconds(now);
    }

    /** Adds the next hour; {@code weight} counts within its day. */
    void add(Slot slot, int day, double weight) {
        double length = slot.end() - slot.start();
        double possible = Math.max(0, slot.end() - Math.max(slot.start(), opened)) / length;
        double left = Math.max(0, slot.end() - Math.max(slot.start(), now)) / length;
        hours.add(new Hour(slot, day, (weight + LEAST_WEIGHT) * length, possible, Math.min(left, possible)));
    }

    /** The curve in seconds after now; its mass is that of the days, less what is over. */
    PurchaseCurve build(double[] dayMass) {
        double[] dayWeight = new double[dayMass.length];
        for (Hour hour : hours) if (hour.in(dayMass)) dayWeight[hour.day] += hour.weight * hour.possible;
        List<Hour> upcoming = hours.stream().filter(hour -> hour.left > 0).toList();
        double[] edges = new double[upcoming.size() + 1];
        double[] mass = new double[upcoming.size()];
        for (int i = 0; i < mass.length; i++) {
            Hour hour = upcoming.get(i);
            edges[i] = Math.max(hour.slot.start() - now, 0);
            edges[i + 1] = hour.slot.end() - now;
            if (hour.in(dayMass) && dayWeight[hour.day] > 0)
                mass[i] = dayMass[hour.day] * hour.weight * hour.left / dayWeight[hour.day];
        }
        return new PurchaseCurve(edges, mass);
    }

    private static double seconds(Instant instant) {
        return instant.getEpochSecond() + instant.getNano() / 1e9;
    }

    /** Shares of the hour that were possible at all, and that are still to come. */
    private record Hour(Slot slot, int day, double weight, double possible, double left) {
        boolean in(double[] dayMass) {
            return day >= 0 && day < dayMass.length;
        }
    }
}

package io.kairos.timing.replenish;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * On which day the next purchase falls, given that there was none before {@link #first()}. Days are the customer's civil days.
 * Immutable.
 */
public final class GapDistribution {

    private static final double FLAT = 0.02;

    private final LocalDate lastPurchase;
    private final LocalDate first;
    private final double[] survival;

    /** @param survival P(no purchase before day first + i), from 1 on falling */
    GapDistribution(LocalDate lastPurchase, LocalDate first, double[] survival) {
        this.lastPurchase = lastPurchase;
        this.first = first;
        this.survival = survival;
    }

    public LocalDate lastPurchase() {
        return lastPurchase;
    }

    /** Earliest day of the next purchase: today, or tomorrow if she bought today. */
    public LocalDate first() {
        return first;
    }

    /** Days looked at, from {@link #first()} on. */
    public int horizon() {
        return survival.length - 1;
    }

    /** P(no purchase before this day), 0..1; 1 up to the first day, constant after the horizon. */
    public double survival(LocalDate day) {
        long at = ChronoUnit.DAYS.between(first, day);
        return survival[(int) Math.max(0, Math.min(at, horizon()))];
    }

    /** First of the days 1, 2, … by which all have bought who buy within the horizon, but for such a share of them; empty: none. */
    public OptionalInt settled(double share) {
        double buyers = 1 - lapse();
        for (int day = 1; buyers > 1e-6 && day < survival.length; day++)
            if (survival[day] - lapse() <= share * buyers) return OptionalInt.of(day);
        return OptionalInt.empty();
    }

    /** P(purchase on day first + i) for i from 0 to horizon − 1; what is missing to 1 comes later or never. */
    public double[] dailyMass() {
        double[] mass = new double[horizon()];
        for (int i = 0; i < mass.length; i++) mass[i] = survival[i] - survival[i + 1];
        return mass;
    }

    /** First day by whose end at least so large a share of the probability has bought; empty: not within the horizon. */
    public Optional<LocalDate> quantile(double p) {
        if (!(p > 0 && p < 1)) throw new IllegalArgumentException("p must lie strictly in 0..1, was " + p);
        for (int i = 1; i < survival.length; i++) if (1 - survival[i] >= p) return Optional.of(first.plusDays(i - 1L));
        return Optional.empty();
    }

    /** P(no purchase within the horizon). */
    public double lapse() {
        return survival[horizon()];
    }

    /**
     * The first of so many consecutive days that catch the purchase most likely. Of starts that catch nearly as much, within
     * {@value #FLAT} of it, the middle one: the top of the curve is flat, and its very peak is noise.
     */
    public LocalDate bestWindow(int days) {
        if (days < 1 || days > horizon())
            throw new IllegalArgumentException("days must lie in 1.." + horizon() + ", was " + days);
        return first.plusDays(bestStart(survival, days));
    }

    /** The same as an index of the days looked at. */
    static int bestStart(double[] survival, int days) {
        double most = 0;
        for (int i = 0; i + days < survival.length; i++) most = Math.max(most, survival[i] - survival[i + days]);
        List<Integer> best = new ArrayList<>();
        for (int i = 0; i + days < survival.length; i++)
            if (survival[i] - survival[i + days] >= (1 - FLAT) * most) best.add(i);
        return best.get(best.size() / 2);
    }
}

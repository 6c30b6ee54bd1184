package io.kairos.timing.survival;

import static io.kairos.timing.survival.SurvivalLaw.requireProbability;

import java.util.Arrays;
import java.util.List;
import org.hipparchus.special.Erf;

/**
 * Share not bought by t, without any law: S(t) = Π over purchase times u ≤ t of 1 − d(u)/n(u), where n(u) counts the
 * lifetimes in view just before u (entry &lt; u ≤ end) and d(u) the purchases at u. Standard error by Greenwood's formula.
 * Source: Kaplan, Meier 1958; left truncation: Lynden-Bell 1971, Tsai, Jewell, Wang 1987.
 */
public final class KaplanMeier {

    private final double[] entries;
    private final double[] ends;
    private final double[] times;
    private final double[] survival;
    private final double[] greenwood;

    private KaplanMeier(double[] entries, double[] ends, double[] bought) {
        this.entries = sorted(entries);
        this.ends = sorted(ends);
        this.times = Arrays.stream(bought).sorted().distinct().toArray();
        this.survival = new double[times.length];
        this.greenwood = new double[times.length];
        double[] purchases = sorted(bought);
        double share = 1;
        double variance = 0;
        for (int i = 0, p = 0; i < times.length; i++) {
            int count = 0;
            for (; p < purchases.length && purchases[p] == times[i]; p++) count++;
            double risk = atRisk(times[i]);
            share *= 1 - count / risk;
            variance += count / (risk * (risk - count));
            survival[i] = share;
            greenwood[i] = variance;
        }
    }

    /** @throws IllegalArgumentException if there are no lifetimes */
    public static KaplanMeier of(List<Lifetime> lifetimes) {
        if (lifetimes.isEmpty()) throw new IllegalArgumentException("lifetimes must not be empty");
        return new KaplanMeier(
                lifetimes.stream().mapToDouble(Lifetime::entryDays).toArray(),
                lifetimes.stream().mapToDouble(Lifetime::days).toArray(),
                lifetimes.stream()
                        .filter(Lifetime::observed)
                        .mapToDouble(Lifetime::days)
                        .toArray());
    }

    static KaplanMeier of(double[] entries, double[] ends, boolean[] observed) {
        double[] bought = new double[ends.length];
        int count = 0;
        for (int i = 0; i < ends.length; i++) if (observed[i]) bought[count++] = ends[i];
        return new KaplanMeier(entries, ends, Arrays.copyOf(bought, count));
    }

    /** S(t); t in days. */
    public double survival(double days) {
        int at = last(days);
        return at < 0 ? 1 : survival[at];
    }

    /** Standard error of S(t); 0 before the first purchase and NaN once nobody is left. */
    public double standardError(double days) {
        int at = last(days);
        return at < 0 ? 0 : survival[at] * Math.sqrt(greenwood[at]);
    }

    /** Lower and upper bound of S(t) by the normal law of ln(−ln S), which keeps them in 0..1. */
    public double[] interval(double days, double confidence) {
        requireProbability(confidence);
        double share = survival(days);
        if (!(share > 0 && share < 1)) return new double[] {share, share};
        double log = StrictMath.log(share);
        double wide = Math.sqrt(2) * Erf.erfInv(confidence) * Math.sqrt(greenwood[last(days)]) / -log;
        return new double[] {StrictMath.exp(log * StrictMath.exp(wide)), StrictMath.exp(log * StrictMath.exp(-wide))};
    }

    /** Lifetimes in view just before t. */
    public int atRisk(double days) {
        return below(entries, days) - below(ends, days);
    }

    /** The first t with S(t) ≤ 1 − p; infinite where so many never bought. */
    public double quantile(double p) {
        requireProbability(p);
        for (int i = 0; i < times.length; i++) if (survival[i] <= 1 - p + 1e-12) return times[i];
        return Double.POSITIVE_INFINITY;
    }

    /** The last purchase, in days; 0 if there was none. */
    public double lastPurchase() {
        return times.length == 0 ? 0 : times[times.length - 1];
    }

    private int last(double days) {
        int found = Arrays.binarySearch(times, days);
        return found >= 0 ? found : -found - 2;
    }

    /** How many lie strictly below. */
    private static int below(double[] sorted, double limit) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < limit) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private static double[] sorted(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted;
    }
}

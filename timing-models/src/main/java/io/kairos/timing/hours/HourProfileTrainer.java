package io.kairos.timing.hours;

import io.kairos.timing.model.Fingerprint;
import io.kairos.timing.model.ModelFile;
import io.kairos.timing.model.ModelFitException;
import io.kairos.timing.model.Numbers;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/**
 * Fits an {@link HourProfile}. Every customer weighs 1 in all, so that heavy buyers do not speak for everybody. A weekday's
 * hours are shrunk to all days' hours: {@code p(h|d) = (n_dh + κ p_h) / (n_d + κ)}; a share {@code even} is then spread
 * over the whole day, as one shop's opening hours are not another's.
 */
public final class HourProfileTrainer {

    private static final double KAPPA = 100;
    private static final int MIN_PURCHASES = 100;

    private HourProfileTrainer() {}

    /** One purchase at the customer's local time. */
    public record LocalPurchase(String customer, LocalDateTime at) {}

    /**
     * @param even share of the day's purchases spread evenly, 0 to 1
     * @throws ModelFitException if there are fewer than 100 purchases
     */
    public static HourProfile fit(Collection<LocalPurchase> purchases, double even, String source) {
        if (!(even >= 0 && even <= 1)) throw new IllegalArgumentException("even must lie in 0..1, was " + even);
        if (purchases.size() < MIN_PURCHASES)
            throw new ModelFitException(
                    "an hour profile needs " + MIN_PURCHASES + " purchases, found " + purchases.size());
        Map<String, Integer> perCustomer = new TreeMap<>();
        purchases.forEach(each -> perCustomer.merge(each.customer(), 1, Integer::sum));
        double[][] counts = new double[7][24];
        double[] pooled = new double[24];
        purchases.stream().sorted(Comparator.comparing(LocalPurchase::toString)).forEach(each -> {
            double weight = 1.0 / perCustomer.getOrDefault(each.customer(), 1);
            counts[each.at().getDayOfWeek().ordinal()][each.at().getHour()] += weight;
            pooled[each.at().getHour()] += weight / perCustomer.size();
        });
        ModelFile file = new ModelFile()
                .put("kind", HourProfile.KIND)
                .put("unit", "PT1H, local time")
                .put("purchases", Integer.toString(purchases.size()))
                .put("customers", Integer.toString(perCustomer.size()))
                .put("shrinkage", Double.toString(KAPPA))
                .put("even-share", Double.toString(even))
                .put(
                        "data-sha256",
                        Fingerprint.of(
                                purchases.stream().map(LocalPurchase::toString).toList()))
                .put("source", source);
        for (DayOfWeek day : DayOfWeek.values()) file.row(row(day, counts[day.ordinal()], pooled, even));
        return HourProfile.of(file);
    }

    private static String[] row(DayOfWeek day, double[] counts, double[] pooled, double even) {
        double total = KAPPA;
        for (double count : counts) total += count;
        String[] cells = new String[25];
        cells[0] = day.name();
        for (int hour = 0; hour < 24; hour++) {
            double share = (counts[hour] + KAPPA * pooled[hour]) / total;
            cells[hour + 1] = Numbers.format((1 - even) * share + even / 24);
        }
        return cells;
    }
}

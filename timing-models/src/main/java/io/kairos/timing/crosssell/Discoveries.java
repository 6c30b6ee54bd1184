package io.kairos.timing.crosssell;

import io.kairos.timing.crosssell.Baskets.Entry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts, day by day, what customers buy for the first time, and after what; each day must come once, in order. */
final class Discoveries {

    private static final double KAPPA = 20;

    private final double[] halfLives;
    private final int tracked;
    private final int[][] followed;
    private final int[] bought;
    private final double[] followers;
    private final Map<String, Integer> index = new HashMap<>();
    private final List<String> products = new ArrayList<>();
    private final double[][] demand;
    private final Map<String, Set<String>> owned = new HashMap<>();
    private final Map<String, List<Recent>> recent = new HashMap<>();
    private double origins;
    private LocalDate today = LocalDate.MIN;

    /** A basket that a discovery may follow, by the numbers of its tracked products. */
    private record Recent(LocalDate day, int[] products) {}

    /** @param tracked products whose transitions are counted */
    Discoveries(double[] halfLives, List<String> tracked) {
        this.halfLives = halfLives.clone();
        this.tracked = tracked.size();
        this.demand = new double[halfLives.length][Math.max(16, 2 * tracked.size())];
        for (String product : tracked) number(product);
        followed = new int[tracked.size()][tracked.size()];
        bought = new int[tracked.size()];
        followers = new double[tracked.size()];
    }

    void add(LocalDate day, List<Entry> entries) {
        if (!day.isAfter(today))
            throw new IllegalArgumentException("days must come in order, " + day + " after " + today);
        if (!today.equals(LocalDate.MIN)) fade(day.toEpochDay() - today.toEpochDay());
        today = day;
        for (Entry entry : entries) add(entry);
    }

    private void add(Entry entry) {
        LocalDate day = entry.basket().day();
        Set<String> own = owned.computeIfAbsent(entry.customer(), unseen -> new HashSet<>());
        List<Recent> before = recent.computeIfAbsent(entry.customer(), unseen -> new ArrayList<>());
        before.removeIf(each -> each.day.plusDays(CrossSellModel.LATEST).isBefore(day));
        int[] discovered = entry.basket().products().stream()
                .filter(product -> !own.contains(product))
                .mapToInt(this::number)
                .toArray();
        for (int product : discovered) for (double[] each : demand) each[product]++;
        int[] old = Arrays.stream(discovered).filter(each -> each < tracked).toArray();
        for (Recent each : before)
            if (!each.day.plusDays(CrossSellModel.EARLIEST).isAfter(day)) transitions(each.products, old);
        int[] all = entry.basket().products().stream()
                .mapToInt(this::number)
                .filter(each -> each < tracked)
                .toArray();
        for (int product : all) bought[product]++;
        origins += all.length;
        own.addAll(entry.basket().products());
        before.add(new Recent(day, all));
    }

    private void transitions(int[] from, int[] discovered) {
        for (int b : discovered) {
            for (int a : from) followed[a][b]++;
            followers[b] += from.length;
        }
    }

    private int number(String product) {
        Integer known = index.get(product);
        if (known != null) return known;
        int number = products.size();
        index.put(product, number);
        products.add(product);
        for (int h = 0; h < demand.length; h++)
            if (number == demand[h].length) demand[h] = Arrays.copyOf(demand[h], 2 * number);
        return number;
    }

    private void fade(long days) {
        for (int h = 0; h < halfLives.length; h++) {
            double factor = StrictMath.pow(0.5, days / halfLives[h]);
            for (int i = 0; i < products.size(); i++) demand[h][i] *= factor;
        }
    }

    /** Part of each product in the demand under the h-th half-life. */
    Map<String, Double> shares(int h) {
        double total = 0;
        for (int i = 0; i < products.size(); i++) total += demand[h][i];
        Map<String, Double> shares = new HashMap<>();
        for (int i = 0; i < products.size(); i++)
            if (demand[h][i] > 0) shares.put(products.get(i), demand[h][i] / total);
        return shares;
    }

    /** {@code (N_ab / pop_b + κ) / (N_a + κ)}; 1 where one of them is not tracked. */
    double lift(String from, String to) {
        int a = index.getOrDefault(from, tracked);
        int b = index.getOrDefault(to, tracked);
        if (a >= tracked || b >= tracked || followers[b] == 0) return 1;
        double popularity = followers[b] / origins;
        return (followed[a][b] / popularity + KAPPA) / (bought[a] + KAPPA);
    }

    /** N_ab. */
    int support(String from, String to) {
        int a = index.getOrDefault(from, tracked);
        int b = index.getOrDefault(to, tracked);
        return a >= tracked || b >= tracked ? 0 : followed[a][b];
    }

    Set<String> owned(String customer) {
        return owned.getOrDefault(customer, Set.of());
    }
}

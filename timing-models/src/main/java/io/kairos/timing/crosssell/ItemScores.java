package io.kairos.timing.crosssell;

import io.kairos.timing.crosssell.Suggestion.Ranked;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleBiFunction;

/** Products by recent demand, the first of them put in the order of demand times transition. */
final class ItemScores {

    private static final int RERANKED = 40;

    private final List<Ranked> byShare;
    private final ToDoubleBiFunction<String, String> lift;
    private final double weight;

    /**
     * @param share of each product in the recent demand
     * @param lift of the second product after the first; 1 where nothing is known
     * @param weight ω of the transitions, 0..1
     */
    ItemScores(Map<String, Double> share, ToDoubleBiFunction<String, String> lift, double weight) {
        this.byShare = share.entrySet().stream()
                .map(each -> new Ranked(each.getKey(), each.getValue()))
                .sorted(order())
                .toList();
        this.lift = lift;
        this.weight = weight;
    }

    private ItemScores(List<Ranked> byShare, ToDoubleBiFunction<String, String> lift, double weight) {
        this.byShare = byShare;
        this.lift = lift;
        this.weight = weight;
    }

    ItemScores withWeight(double other) {
        return new ItemScores(byShare, lift, other);
    }

    List<Ranked> rank(Collection<String> lastProducts, Set<String> owned, int count) {
        List<Ranked> first = byShare.stream()
                .filter(each -> !owned.contains(each.product()))
                .limit(weight > 0 ? Math.max(count, RERANKED) : count)
                .toList();
        if (weight == 0 || lastProducts.isEmpty()) return first;
        List<Ranked> ranked = new ArrayList<>();
        for (Ranked each : first) ranked.add(after(lastProducts, each));
        ranked.sort(order());
        return List.copyOf(ranked.subList(0, Math.min(count, ranked.size())));
    }

    /** These products, the likeliest first; those nobody bought keep their order, at the end. */
    List<Ranked> rankThese(Collection<String> lastProducts, Collection<String> candidates) {
        Map<String, Ranked> wanted = new HashMap<>();
        Set<String> asked = new HashSet<>(candidates);
        for (Ranked each : byShare) if (asked.contains(each.product())) wanted.put(each.product(), each);
        List<Ranked> ranked = new ArrayList<>();
        for (String product : candidates)
            ranked.add(after(lastProducts, wanted.getOrDefault(product, new Ranked(product, 0))));
        ranked.sort(Comparator.comparingDouble(each -> -each.share()));
        return List.copyOf(ranked);
    }

    private Ranked after(Collection<String> lastProducts, Ranked product) {
        if (weight == 0 || lastProducts.isEmpty()) return product;
        double sum = 0;
        for (String from : lastProducts) sum += lift.applyAsDouble(from, product.product());
        double factor = 1 + weight * (sum / lastProducts.size() - 1);
        return new Ranked(product.product(), product.share() * Math.max(0, factor));
    }

    private static Comparator<Ranked> order() {
        return Comparator.comparingDouble((Ranked each) -> -each.share()).thenComparing(Ranked::product);
    }
}

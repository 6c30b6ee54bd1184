package io.kairos.timing.drift;

import io.kairos.timing.model.ModelFileException;
import io.kairos.timing.model.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One feature as it was in training: numbers by their tenths and hundredths, categories by value.
 *
 * @param name of the feature
 * @param edges rising lower edges of the bins but the first, tenths in training; empty for categories
 * @param shares of the training rows in each bin
 * @param values the categories; empty for numbers. The bin after the last is for all others
 * @param fineEdges hundredths in training; empty for categories
 * @param fineShares of the training rows between those
 */
record FeatureBins(
        String name, double[] edges, double[] shares, List<String> values, double[] fineEdges, double[] fineShares) {

    private static final int TENTHS = 10;
    private static final int HUNDREDTHS = 100;
    private static final double RARE = 0.005;

    static FeatureBins ofNumbers(String name, double[] training) {
        double[] sorted = training.clone();
        Arrays.sort(sorted);
        double[] edges = distinct(sorted, TENTHS);
        double[] fine = distinct(sorted, HUNDREDTHS);
        return new FeatureBins(name, edges, shares(edges, sorted), List.of(), fine, shares(fine, sorted));
    }

    private static double[] shares(double[] edges, double[] values) {
        double[] counts = new double[edges.length + 1];
        for (double each : values) counts[bin(edges, each)]++;
        for (int i = 0; i < counts.length; i++) counts[i] /= values.length;
        return counts;
    }

    static FeatureBins ofCategories(String name, List<String> training) {
        Map<String, Integer> counts = new TreeMap<>();
        training.forEach(each -> counts.merge(each, 1, Integer::sum));
        List<String> values = counts.entrySet().stream()
                .filter(each -> each.getValue() >= RARE * training.size())
                .map(Map.Entry::getKey)
                .toList();
        double[] shares = new double[values.size() + 1];
        shares[values.size()] = 1;
        for (int i = 0; i < values.size(); i++) {
            shares[i] = counts.getOrDefault(values.get(i), 0) / (double) training.size();
            shares[values.size()] -= shares[i];
        }
        shares[values.size()] = Math.max(0, shares[values.size()]);
        return ofCategories(name, values, shares);
    }

    private static FeatureBins ofCategories(String name, List<String> values, double[] shares) {
        return new FeatureBins(name, new double[0], shares, values, new double[0], new double[0]);
    }

    boolean isNumeric() {
        return fineShares.length > 0;
    }

    int bin(double value) {
        return bin(edges, value);
    }

    int bin(String value) {
        int at = values.indexOf(value);
        return at >= 0 ? at : values.size();
    }

    /** How many edges lie at or below. */
    static int bin(double[] edges, double value) {
        int found = Arrays.binarySearch(edges, value);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** Quantiles 1/parts, 2/parts, … by linear interpolation, each once. */
    private static double[] distinct(double[] sorted, int parts) {
        double[] quantiles = new double[parts - 1];
        for (int i = 1; i < parts; i++) {
            double at = (sorted.length - 1) * (double) i / parts;
            int low = (int) at;
            int high = Math.min(low + 1, sorted.length - 1);
            quantiles[i - 1] = sorted[low] + (at - low) * (sorted[high] - sorted[low]);
        }
        return Arrays.stream(quantiles).distinct().toArray();
    }

    String[] cells() {
        List<String> cells =
                new ArrayList<>(List.of(name, isNumeric() ? "numeric" : "categories", Numbers.join(shares)));
        if (isNumeric()) {
            cells.add(Numbers.join(edges));
            cells.add(Numbers.join(fineEdges));
            cells.add(Numbers.join(fineShares));
        } else {
            cells.addAll(values);
        }
        return cells.toArray(String[]::new);
    }

    static FeatureBins parse(List<String> cells) {
        if (cells.size() < 3) throw new ModelFileException("a feature has 3 cells or more, not " + cells);
        String name = cells.get(0);
        double[] shares = numbers(cells, 2);
        FeatureBins read = cells.get(1).equals("numeric")
                ? new FeatureBins(name, numbers(cells, 3), shares, List.of(), numbers(cells, 4), numbers(cells, 5))
                : ofCategories(name, List.copyOf(cells.subList(3, cells.size())), shares);
        int bins = (read.isNumeric() ? read.edges.length : read.values.size()) + 1;
        if (shares.length != bins || read.isNumeric() && read.fineShares.length != read.fineEdges.length + 1)
            throw new ModelFileException("feature " + name + " has shares for other bins than it names");
        return read;
    }

    private static double[] numbers(List<String> cells, int at) {
        if (at >= cells.size()) throw new ModelFileException("feature " + cells.get(0) + " lacks its cell " + (at + 1));
        String[] words = cells.get(at).isEmpty() ? new String[0] : cells.get(at).split(" ", -1);
        return Arrays.stream(words)
                .mapToDouble(each -> Numbers.parse(cells.get(0), each))
                .toArray();
    }
}

package io.kairos.timing.hazard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Turns features into small codes: 0 missing; numbers by cut points (code 1 up to the first cut, and so on); words by a
 * dictionary of the frequent ones, the last code for all others.
 */
final class Dictionary {

    /** Codes fit the bits of one long. */
    static final int MAX_CODES = 64;

    private final HazardSchema schema;
    private final double[][] cuts;
    private final List<List<String>> levels;
    private final List<Map<String, Integer>> codes = new ArrayList<>();

    Dictionary(HazardSchema schema, double[][] cuts, List<List<String>> levels) {
        this.schema = schema;
        this.cuts = cuts;
        this.levels = levels.stream().map(List::copyOf).toList();
        for (List<String> words : this.levels) {
            Map<String, Integer> byWord = new HashMap<>();
            for (int i = 0; i < words.size(); i++) byWord.put(words.get(i), i + 1);
            codes.add(byWord);
        }
    }

    static Dictionary of(HazardSchema schema, List<HazardCase> cases, int leastCases) {
        double[][] cuts = new double[schema.numbers().size()][];
        for (int i = 0; i < cuts.length; i++) cuts[i] = cuts(i, cases, leastCases);
        List<List<String>> levels = new ArrayList<>();
        for (int i = 0; i < schema.categories().size(); i++) levels.add(levels(i, cases, leastCases));
        return new Dictionary(schema, cuts, levels);
    }

    /** Between values that each have enough cases, at about equal counts where there are many. */
    private static double[] cuts(int number, List<HazardCase> cases, int leastCases) {
        double[] sorted = cases.stream()
                .mapToDouble(each -> each.number(number))
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        int apart = Math.max(leastCases, sorted.length / (MAX_CODES - 2));
        double[] cuts = new double[MAX_CODES];
        int used = 0;
        int last = 0;
        for (int i = 1; i < sorted.length && used < MAX_CODES - 2; i++)
            if (sorted[i] > sorted[i - 1] && i - last >= apart && sorted.length - i >= leastCases) {
                cuts[used++] = (sorted[i] + sorted[i - 1]) / 2;
                last = i;
            }
        return Arrays.copyOf(cuts, used);
    }

    private static List<String> levels(int category, List<HazardCase> cases, int leastCases) {
        Map<String, Integer> counts = new TreeMap<>();
        for (HazardCase each : cases) {
            String word = each.categories().get(category);
            if (!word.isEmpty()) counts.merge(word, 1, Integer::sum);
        }
        return counts.entrySet().stream()
                .filter(each -> each.getValue() >= leastCases)
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MAX_CODES - 2)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    HazardSchema schema() {
        return schema;
    }

    double[] cuts(int number) {
        return cuts[number];
    }

    List<String> levels(int category) {
        return levels.get(category);
    }

    boolean isNumber(int feature) {
        return feature < cuts.length;
    }

    /** Number of codes of a feature, missing included. */
    int codes(int feature) {
        return isNumber(feature)
                ? cuts[feature].length + 2
                : levels.get(feature - cuts.length).size() + 2;
    }

    int[] encode(double[] numbers, List<String> categories) {
        schema.requireShape(numbers, categories);
        int[] row = new int[schema.count()];
        for (int i = 0; i < cuts.length; i++) row[i] = code(cuts[i], numbers[i]);
        for (int i = 0; i < codes.size(); i++) row[cuts.length + i] = code(i, categories.get(i));
        return row;
    }

    private static int code(double[] cuts, double number) {
        if (Double.isNaN(number)) return 0;
        int found = Arrays.binarySearch(cuts, number);
        return (found >= 0 ? found : -found - 1) + 1;
    }

    private int code(int category, String word) {
        if (word.isEmpty()) return 0;
        Map<String, Integer> known = codes.get(category);
        return known.getOrDefault(word, known.size() + 1);
    }
}

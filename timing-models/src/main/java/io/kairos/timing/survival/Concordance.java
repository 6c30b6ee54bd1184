package io.kairos.timing.survival;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Counts, over pairs of which one bought first, how often its score was the higher, in O(n log n). */
final class Concordance {

    private final List<SurvivalData.Row> rows;
    private final int[] rank;
    private final int[] tree;
    private int active;

    private Concordance(List<SurvivalData.Row> rows, double[] scores) {
        this.rows = rows;
        double[] distinct = Arrays.stream(scores).sorted().distinct().toArray();
        this.rank = Arrays.stream(scores)
                .mapToInt(score -> Arrays.binarySearch(distinct, score) + 1)
                .toArray();
        this.tree = new int[distinct.length + 1];
    }

    /** Harrell's C: ties of the score count half; pairs bought at the same time do not count; NaN without any pair. */
    static double of(List<SurvivalData.Row> rows, double[] scores) {
        return new Concordance(rows, scores).count();
    }

    private double count() {
        Integer[] byEnd = indices(Comparator.comparingDouble((Integer i) -> -end(i))
                .thenComparing(i -> rows.get(i).lifetime().observed()));
        Integer[] byEntry = indices(Comparator.comparingDouble(i -> -entry(i)));
        double higher = 0;
        double pairs = 0;
        int gone = 0;
        for (int from = 0; from < byEnd.length; ) {
            double time = end(byEnd[from]);
            int to = from;
            while (to < byEnd.length && end(byEnd[to]) == time) to++;
            for (; gone < byEntry.length && entry(byEntry[gone]) >= time; gone++) add(rank[byEntry[gone]], -1);
            int bought = from;
            for (; bought < to && !rows.get(byEnd[bought]).lifetime().observed(); bought++) add(rank[byEnd[bought]], 1);
            for (int i = bought; i < to; i++) {
                int at = rank[byEnd[i]];
                int below = sum(at - 1);
                higher += below + (sum(at) - below) / 2.0;
                pairs += active;
            }
            for (int i = bought; i < to; i++) add(rank[byEnd[i]], 1);
            from = to;
        }
        return higher / pairs;
    }

    private Integer[] indices(Comparator<Integer> order) {
        Integer[] indices = new Integer[rows.size()];
        Arrays.setAll(indices, i -> i);
        Arrays.sort(indices, order);
        return indices;
    }

    private double end(int row) {
        return rows.get(row).lifetime().days();
    }

    private double entry(int row) {
        return rows.get(row).lifetime().entryDays();
    }

    private void add(int at, int change) {
        active += change;
        for (int i = at; i < tree.length; i += i & -i) tree[i] += change;
    }

    private int sum(int to) {
        int sum = 0;
        for (int i = to; i > 0; i -= i & -i) sum += tree[i];
        return sum;
    }
}

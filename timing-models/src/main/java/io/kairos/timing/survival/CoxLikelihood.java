package io.kairos.timing.survival;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Partial log-likelihood with slope and information, and the baseline hazard, over rows in view from entry to end. */
final class CoxLikelihood implements Newton.LogLikelihood {

    private final double[][] x;
    private final double[] entry;
    private final double[] end;
    private final boolean[] observed;
    private final boolean efron;
    private final int[] byEnd;
    private final int[] byEntry;

    CoxLikelihood(double[][] x, List<SurvivalData.Row> rows, CoxModel.Ties ties) {
        this.x = x;
        this.efron = ties == CoxModel.Ties.EFRON;
        int n = rows.size();
        entry = new double[n];
        end = new double[n];
        observed = new boolean[n];
        for (int i = 0; i < n; i++) {
            entry[i] = rows.get(i).lifetime().entryDays();
            end[i] = rows.get(i).lifetime().days();
            observed[i] = rows.get(i).lifetime().observed();
        }
        byEnd = latestFirst(end);
        byEntry = latestFirst(entry);
    }

    private static int[] latestFirst(double[] times) {
        Integer[] order = new Integer[times.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> -times[i]));
        return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
    }

    /** Called for each purchase at a time, once for each tie. */
    private interface Step {
        void at(double time, Sums risk, Sums tied, double share);
    }

    @Override
    public Newton.Value at(double[] beta) {
        int p = beta.length;
        double[] gradient = new double[p];
        double[][] information = new double[p][p];
        double[] log = new double[1];
        double[] eta = scores(beta);
        double top = Arrays.stream(eta).max().orElse(0);
        walk(eta, top, (time, risk, tied, share) -> {
            double s0 = risk.s0 - share * tied.s0;
            log[0] -= StrictMath.log(s0) + top;
            for (int c = 0; c < p; c++) {
                double mean = (risk.s1[c] - share * tied.s1[c]) / s0;
                gradient[c] -= mean;
                for (int d = 0; d <= c; d++)
                    information[c][d] += (risk.s2[c][d] - share * tied.s2[c][d]) / s0
                            - mean * (risk.s1[d] - share * tied.s1[d]) / s0;
            }
        });
        for (int i = 0; i < end.length; i++) {
            if (!observed[i]) continue;
            log[0] += eta[i];
            for (int c = 0; c < p; c++) gradient[c] += x[i][c];
        }
        for (int c = 0; c < p; c++) for (int d = 0; d < c; d++) information[d][c] = information[c][d];
        return new Newton.Value(log[0], gradient, information);
    }

    /** Times of purchases, rising, and the summed hazard of x = 0 up to each. */
    double[][] baseline(double[] beta) {
        double[] times = new double[end.length];
        double[] jumps = new double[end.length];
        int[] count = {0};
        double[] eta = scores(beta);
        double top = Arrays.stream(eta).max().orElse(0);
        walk(eta, top, (time, risk, tied, share) -> {
            if (count[0] == 0 || times[count[0] - 1] != time) times[count[0]++] = time;
            jumps[count[0] - 1] += StrictMath.exp(-top) / (risk.s0 - share * tied.s0);
        });
        double[][] baseline = new double[2][count[0]];
        double sum = 0;
        for (int i = 0; i < count[0]; i++) {
            sum += jumps[count[0] - 1 - i];
            baseline[0][i] = times[count[0] - 1 - i];
            baseline[1][i] = sum;
        }
        return baseline;
    }

    double[] scores(double[] beta) {
        double[] eta = new double[x.length];
        for (int i = 0; i < x.length; i++) for (int c = 0; c < beta.length; c++) eta[i] += x[i][c] * beta[c];
        return eta;
    }

    /** From the last purchase to the first, so that rows join at their end and leave at their entry. */
    private void walk(double[] eta, double top, Step step) {
        int p = x.length == 0 ? 0 : x[0].length;
        Sums risk = new Sums(p);
        int gone = 0;
        for (int from = 0; from < byEnd.length; ) {
            double time = end[byEnd[from]];
            Sums tied = new Sums(p);
            int deaths = 0;
            int to = from;
            for (; to < byEnd.length && end[byEnd[to]] == time; to++) {
                int row = byEnd[to];
                double weight = StrictMath.exp(eta[row] - top);
                risk.add(x[row], weight);
                if (!observed[row]) continue;
                tied.add(x[row], weight);
                deaths++;
            }
            for (; gone < byEntry.length && entry[byEntry[gone]] >= time; gone++)
                risk.add(x[byEntry[gone]], -StrictMath.exp(eta[byEntry[gone]] - top));
            for (int tie = 0; tie < deaths; tie++) step.at(time, risk, tied, efron ? (double) tie / deaths : 0);
            from = to;
        }
    }

    private static final class Sums {
        private final double[] s1;
        private final double[][] s2;
        private double s0;

        Sums(int size) {
            s1 = new double[size];
            s2 = new double[size][size];
        }

        void add(double[] x, double weight) {
            s0 += weight;
            for (int c = 0; c < x.length; c++) {
                s1[c] += weight * x[c];
                for (int d = 0; d <= c; d++) s2[c][d] += weight * x[c] * x[d];
            }
        }
    }
}

package io.kairos.timing.hours;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Fits {@link Segments} by expectation and maximisation, the Dirichlet parameters by the fixed point of T. Minka, Estimating a
 * Dirichlet distribution (2000), equation 65. Every person enters with one likelihood of all her counts, so that heavy users
 * tell about themselves, not about everybody. Several starts from fixed seeds; the best likelihood is kept.
 */
final class SegmentFit {

    private static final int STARTS = 3;
    private static final int ROUNDS = 120;
    private static final int INNER = 3;
    private static final double SETTLED = 1e-7;
    private static final double USUAL_STRENGTH = 15;
    private static final double LARGEST_STRENGTH = 300;

    /** Keeps an hour possible in which nobody was seen. */
    private static final double LEAST = 0.01;

    private final int[][] counts;
    private final int[] totals;

    /** Most events of one person: by answer, and in all. */
    private final int[] largest;

    private final double[] pooled;

    SegmentFit(int[][] counts) {
        this.counts = counts;
        this.totals = new int[counts.length];
        this.pooled = new double[counts[0].length];
        this.largest = new int[pooled.length + 1];
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            for (int k = 0; k < pooled.length; k++) {
                totals[i] += counts[i][k];
                pooled[k] += counts[i][k];
                largest[k] = Math.max(largest[k], counts[i][k]);
            }
            sum += totals[i];
            largest[pooled.length] = Math.max(largest[pooled.length], totals[i]);
        }
        for (int k = 0; k < pooled.length; k++) pooled[k] = (pooled[k] + 0.5) / (sum + 0.5 * pooled.length);
    }

    /** A fit with its log-likelihood. */
    record Found(Segments segments, double logLikelihood) {}

    Found fit(int segments) {
        Found best = run(segments, 0);
        for (int start = 1; start < (segments == 1 ? 1 : STARTS); start++) {
            Found next = run(segments, start);
            if (next.logLikelihood > best.logLikelihood) best = next;
        }
        return best;
    }

    private Found run(int segments, int start) {
        double[][] alpha = firstGuess(segments, new SplittableRandom(7919L * start + segments));
        double[] weights = new double[segments];
        Arrays.fill(weights, 1.0 / segments);
        double[][] member = new double[counts.length][segments];
        double likelihood = expect(weights, alpha, member);
        for (int round = 0; round < ROUNDS; round++) {
            for (int z = 0; z < segments; z++) {
                double sum = 1;
                for (double[] each : member) sum += each[z];
                weights[z] = sum / (counts.length + segments);
                update(z, alpha[z], member);
            }
            double before = likelihood;
            likelihood = expect(weights, alpha, member);
            if (Math.abs(likelihood - before) < SETTLED * Math.abs(likelihood)) break;
        }
        return new Found(new Segments(weights, alpha), likelihood);
    }

    private double[][] firstGuess(int segments, SplittableRandom random) {
        double[][] alpha = new double[segments][pooled.length];
        for (int z = 0; z < segments; z++) {
            double strength = USUAL_STRENGTH * (z % 2 == 0 ? 1 : 3);
            for (int k = 0; k < pooled.length; k++) {
                double tilt = segments == 1 ? 1 : StrictMath.exp(0.6 * (2 * random.nextDouble() - 1));
                alpha[z][k] = Math.max(LEAST, pooled[k] * strength * tilt);
            }
        }
        return alpha;
    }

    /** Memberships, and the log-likelihood. */
    private double expect(double[] weights, double[][] alpha, double[][] member) {
        int segments = weights.length;
        double[][][] rising = new double[segments][pooled.length + 1][];
        for (int z = 0; z < segments; z++) {
            double strength = 0;
            for (int k = 0; k < pooled.length; k++) {
                rising[z][k] = logRising(alpha[z][k], largest[k]);
                strength += alpha[z][k];
            }
            rising[z][pooled.length] = logRising(strength, largest[pooled.length]);
        }
        double likelihood = 0;
        for (int i = 0; i < counts.length; i++) {
            double most = Double.NEGATIVE_INFINITY;
            for (int z = 0; z < segments; z++) {
                double log = StrictMath.log(weights[z]) - rising[z][pooled.length][totals[i]];
                for (int k = 0; k < pooled.length; k++) if (counts[i][k] > 0) log += rising[z][k][counts[i][k]];
                member[i][z] = log;
                most = Math.max(most, log);
            }
            double sum = 0;
            for (int z = 0; z < segments; z++) sum += member[i][z] = StrictMath.exp(member[i][z] - most);
            for (int z = 0; z < segments; z++) member[i][z] /= sum;
            likelihood += most + StrictMath.log(sum);
        }
        return likelihood;
    }

    private static double[] logRising(double a, int most) {
        double[] table = new double[most + 1];
        for (int n = 1; n <= most; n++) table[n] = table[n - 1] + StrictMath.log(a + n - 1);
        return table;
    }

    /** α_k ← α_k · Σ_i r_i (ψ(n_ik + α_k) − ψ(α_k)) / Σ_i r_i (ψ(n_i + |α|) − ψ(|α|)); the differences are finite sums of 1/(α + m). */
    private void update(int z, double[] alpha, double[][] member) {
        double[][] above = new double[pooled.length + 1][];
        for (int k = 0; k < above.length; k++) above[k] = new double[largest[k] + 2];
        for (int i = 0; i < counts.length; i++) {
            for (int k = 0; k < pooled.length; k++) above[k][counts[i][k]] += member[i][z];
            above[pooled.length][totals[i]] += member[i][z];
        }
        for (double[] each : above) for (int n = each.length - 2; n >= 0; n--) each[n] += each[n + 1];
        for (int inner = 0; inner < INNER; inner++) {
            double strength = 0;
            for (double each : alpha) strength += each;
            double whole = differences(above[pooled.length], strength);
            if (!(whole > 0)) return;
            double after = 0;
            for (int k = 0; k < alpha.length; k++) {
                alpha[k] = Math.max(LEAST, alpha[k] * differences(above[k], alpha[k]) / whole);
                after += alpha[k];
            }
            if (after > LARGEST_STRENGTH) for (int k = 0; k < alpha.length; k++) alpha[k] *= LARGEST_STRENGTH / after;
        }
    }

    private double differences(double[] above, double a) {
        double sum = 0;
        for (int m = 0; m + 1 < above.length && above[m + 1] > 0; m++) sum += above[m + 1] / (a + m);
        return sum;
    }
}

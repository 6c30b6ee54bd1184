package io.kairos.timing.bandit;

import java.util.List;
import java.util.TreeSet;

/**
 * P(p_a is the largest) = ∫ f_a·Π_{b≠a} F_b for all arms at once. On the log-odds scale a Beta density is smooth with exponential
 * tails; the line is cut around every law's centre, each piece gets Gauss points, and every F is integrated along with its f.
 */
final class BestArm {

    /** Where a density has fallen to e^−25 of its peak it no longer counts. */
    private static final double NEGLIGIBLE = 25;

    /** Cuts closer than this share of the narrowest law's spread are one. */
    private static final double NARROWEST = 0.5;

    private static final GaussPieces GAUSS = new GaussPieces(6);

    private BestArm() {}

    /** Sums to 1; each within 1e-6. */
    static double[] probabilities(List<BetaLaw> laws) {
        int arms = laws.size();
        Density[] densities = laws.stream().map(Density::new).toArray(Density[]::new);
        TreeSet<Double> cuts = new TreeSet<>();
        for (Density each : densities) each.cut(cuts);
        double[] below = new double[arms];
        double[] best = new double[arms];
        double[][] f = new double[arms][GAUSS.nodes()];
        double closest = Double.POSITIVE_INFINITY;
        for (Density each : densities) closest = Math.min(closest, NARROWEST * each.spread / 2);
        double from = cuts.first();
        for (double to : cuts) {
            double half = (to - from) / 2;
            if (half < closest && to < cuts.last()) continue;
            for (int node = 0; node < GAUSS.nodes(); node++) {
                double z = from + half * (1 + GAUSS.point(node));
                double logUp = -StrictMath.log1p(StrictMath.exp(-Math.abs(z)));
                double logX = z > 0 ? logUp : z + logUp;
                double logRest = z > 0 ? logUp - z : logUp;
                for (int arm = 0; arm < arms; arm++) f[arm][node] = densities[arm].at(logX, logRest);
            }
            addPiece(half, f, below, best);
            from = to;
        }
        return normalised(best);
    }

    private static void addPiece(double half, double[][] f, double[] below, double[] best) {
        int arms = f.length;
        for (int node = 0; node < GAUSS.nodes(); node++) {
            double weight = half * GAUSS.weight(node);
            for (int arm = 0; arm < arms; arm++) {
                double others = weight * f[arm][node];
                for (int other = 0; other < arms && others > 0; other++)
                    if (other != arm) others *= Math.max(0, below[other] + half * GAUSS.upTo(node, f[other]));
                best[arm] += others;
            }
        }
        for (int arm = 0; arm < arms; arm++) below[arm] += half * GAUSS.whole(f[arm]);
    }

    private static double[] normalised(double[] best) {
        double sum = 0;
        for (double each : best) sum += each;
        for (int arm = 0; arm < best.length; arm++) best[arm] /= sum;
        return best;
    }

    /** A Beta density of z = ln(p/(1−p)): p^a·(1−p)^b / B(a, b). */
    private static final class Density {
        private final BetaLaw law;
        private final double scale;
        private final double spread;
        private final double peak;

        Density(BetaLaw law) {
            this.law = law;
            this.scale = law.logScale();
            this.spread = Math.sqrt(1 / law.a() + 1 / law.b());
            this.peak = law.a() * StrictMath.log(law.mean()) + law.b() * StrictMath.log1p(-law.mean());
        }

        double at(double logX, double logRest) {
            return StrictMath.exp(scale + law.a() * logX + law.b() * logRest);
        }

        void cut(TreeSet<Double> cuts) {
            double centre = StrictMath.log(law.a() / law.b());
            cuts.add(centre);
            for (int side = -1; side <= 1; side += 2) {
                double step = spread;
                double z = centre;
                do {
                    z += side * step;
                    cuts.add(z);
                    if (Math.abs(z - centre) > 2.5 * spread) step *= 1.5;
                } while (drop(z) < NEGLIGIBLE);
            }
        }

        private double drop(double z) {
            double logUp = -StrictMath.log1p(StrictMath.exp(-Math.abs(z)));
            return peak - (law.a() * (z > 0 ? logUp : z + logUp) + law.b() * (z > 0 ? logUp - z : logUp));
        }
    }
}

package io.kairos.timing.bandit;

import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/** Gauss-Legendre on [−1, 1] that also integrates from −1 to each of its points, exactly for polynomials through the points. */
final class GaussPieces {

    private final GaussIntegrator whole;
    private final double[][] upTo;

    GaussPieces(int nodes) {
        whole = new GaussIntegratorFactory().legendre(nodes);
        upTo = new double[nodes][nodes];
        for (int to = 0; to < nodes; to++)
            for (int basis = 0; basis < nodes; basis++) {
                double half = (point(to) + 1) / 2;
                for (int node = 0; node < nodes; node++)
                    upTo[to][basis] += half * weight(node) * lagrange(basis, -1 + half * (1 + point(node)));
            }
    }

    int nodes() {
        return whole.getNumberOfPoints();
    }

    double point(int node) {
        return whole.getPoint(node);
    }

    double weight(int node) {
        return whole.getWeight(node);
    }

    double whole(double[] f) {
        double sum = 0;
        for (int node = 0; node < f.length; node++) sum += weight(node) * f[node];
        return sum;
    }

    double upTo(int point, double[] f) {
        double sum = 0;
        for (int node = 0; node < f.length; node++) sum += upTo[point][node] * f[node];
        return sum;
    }

    private double lagrange(int basis, double x) {
        double product = 1;
        for (int other = 0; other < whole.getNumberOfPoints(); other++)
            if (other != basis) product *= (x - point(other)) / (point(basis) - point(other));
        return product;
    }
}

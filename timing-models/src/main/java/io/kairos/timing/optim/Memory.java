package io.kairos.timing.optim;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/** The last steps s and changes of slope y; turns a slope into a direction (two-loop recursion). */
final class Memory {

    private record Pair(double[] s, double[] y, double curvature) {}

    private final int size;
    private final Deque<Pair> pairs = new ArrayDeque<>();

    Memory(int size) {
        this.size = size;
    }

    boolean isEmpty() {
        return pairs.isEmpty();
    }

    void clear() {
        pairs.clear();
    }

    void add(double[] s, double[] y) {
        double curvature = Lbfgs.dot(s, y);
        if (!(curvature > 1e-14 * Math.sqrt(Lbfgs.dot(y, y) * Lbfgs.dot(s, s)))) return;
        if (pairs.size() == size) pairs.removeFirst();
        pairs.addLast(new Pair(s, y, curvature));
    }

    double[] direction(double[] gradient) {
        double[] q = gradient.clone();
        double[] alpha = new double[pairs.size()];
        int at = pairs.size();
        for (Iterator<Pair> newest = pairs.descendingIterator(); newest.hasNext(); ) {
            Pair pair = newest.next();
            alpha[--at] = Lbfgs.dot(pair.s(), q) / pair.curvature();
            add(q, pair.y(), -alpha[at]);
        }
        if (!pairs.isEmpty()) {
            Pair newest = pairs.getLast();
            scale(q, newest.curvature() / Lbfgs.dot(newest.y(), newest.y()));
        }
        for (Pair pair : pairs) {
            double beta = Lbfgs.dot(pair.y(), q) / pair.curvature();
            add(q, pair.s(), alpha[at++] - beta);
        }
        scale(q, -1);
        return q;
    }

    private static void add(double[] to, double[] vector, double times) {
        for (int i = 0; i < to.length; i++) to[i] += times * vector[i];
    }

    private static void scale(double[] vector, double by) {
        for (int i = 0; i < vector.length; i++) vector[i] *= by;
    }
}

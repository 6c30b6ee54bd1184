package io.kairos.timing.optim;

/** Holds the current point and moves it along a direction to where the strong Wolfe conditions hold. */
final class LineSearch {

    private static final double LEAST_DECREASE = 1e-4;
    private static final double SLOPE_LEFT = 0.9;
    private static final int MOST_TRIALS = 60;

    private final Objective objective;
    private double[] point;
    private double[] gradient;
    private double value;
    private double[] trial;
    private double[] trialGradient;
    private double[] moved;
    private double[] bent;
    private int evaluations;

    LineSearch(Objective objective, double[] start) {
        this.objective = objective;
        this.point = start.clone();
        this.gradient = new double[start.length];
        this.trial = new double[start.length];
        this.trialGradient = new double[start.length];
        this.moved = new double[start.length];
        this.bent = new double[start.length];
        this.value = evaluate(point, gradient);
    }

    /** A trial step: its length, the value there and the slope along the direction. */
    private record Trial(double length, double value, double slope) {}

    double value() {
        return value;
    }

    double[] point() {
        return point;
    }

    double[] gradient() {
        return gradient;
    }

    double[] moved() {
        return moved;
    }

    double[] bent() {
        return bent;
    }

    boolean isFinite() {
        return value < Double.POSITIVE_INFINITY;
    }

    Lbfgs.Minimum end(int iterations, boolean converged) {
        return new Lbfgs.Minimum(point.clone(), value, gradient.clone(), iterations, evaluations, converged);
    }

    /** False: nothing along the direction is lower. */
    boolean step(double[] direction, boolean unscaled) {
        double slope = Lbfgs.dot(direction, gradient);
        if (!(slope < 0)) return false;
        Trial start = new Trial(0, value, slope);
        Trial lower = start;
        double length = unscaled ? Math.min(1, 1 / Lbfgs.largest(gradient)) : 1;
        for (int trials = 0; trials < MOST_TRIALS; trials++) {
            Trial here = tried(direction, length);
            if (isHigh(here, start) || (trials > 0 && here.value() >= lower.value()))
                return zoom(direction, start, lower, here);
            if (Math.abs(here.slope()) <= -SLOPE_LEFT * slope) return accept(here);
            if (here.slope() >= 0) return zoom(direction, start, here, lower);
            lower = here;
            length *= 2;
        }
        return accept(tried(direction, lower.length()));
    }

    private boolean zoom(double[] direction, Trial start, Trial lower, Trial upper) {
        Trial low = lower;
        Trial high = upper;
        for (int trials = 0; trials < MOST_TRIALS; trials++) {
            Trial here = tried(direction, between(low, high));
            if (isHigh(here, start) || here.value() >= low.value()) {
                high = here;
            } else {
                if (Math.abs(here.slope()) <= -SLOPE_LEFT * start.slope()) return accept(here);
                if (here.slope() * (high.length() - low.length()) >= 0) high = low;
                low = here;
            }
            if (Math.abs(high.length() - low.length()) <= 1e-15 * Math.max(low.length(), 1e-3)) break;
        }
        return low.length() > 0 && accept(tried(direction, low.length()));
    }

    /** Minimum of the cubic through both ends, kept away from them; the middle where a value is not finite. */
    private static double between(Trial low, Trial high) {
        double width = high.length() - low.length();
        double middle = low.length() + width / 2;
        if (!(high.value() < Double.POSITIVE_INFINITY)) return low.length() + width / 10;
        double d1 = low.slope() + high.slope() - 3 * (high.value() - low.value()) / width;
        double root = d1 * d1 - low.slope() * high.slope();
        if (!(root >= 0)) return middle;
        double d2 = Math.copySign(Math.sqrt(root), width);
        double at = high.length() - width * (high.slope() + d2 - d1) / (high.slope() - low.slope() + 2 * d2);
        double share = (at - low.length()) / width;
        return share > 0.05 && share < 0.95 ? at : middle;
    }

    private static boolean isHigh(Trial here, Trial start) {
        return !(here.value() <= start.value() + LEAST_DECREASE * here.length() * start.slope());
    }

    private Trial tried(double[] direction, double length) {
        for (int i = 0; i < point.length; i++) trial[i] = point[i] + length * direction[i];
        double there = evaluate(trial, trialGradient);
        return new Trial(length, there, Lbfgs.dot(direction, trialGradient));
    }

    private boolean accept(Trial here) {
        if (!(here.value() <= value)) return false;
        moved = new double[point.length];
        bent = new double[point.length];
        for (int i = 0; i < point.length; i++) {
            moved[i] = trial[i] - point[i];
            bent[i] = trialGradient[i] - gradient[i];
        }
        double[] oldPoint = point;
        double[] oldGradient = gradient;
        point = trial;
        gradient = trialGradient;
        value = here.value();
        trial = oldPoint;
        trialGradient = oldGradient;
        return true;
    }

    private double evaluate(double[] at, double[] slope) {
        evaluations++;
        double found = objective.at(at, slope);
        if (!Double.isFinite(found)) return Double.POSITIVE_INFINITY;
        for (double each : slope) if (!Double.isFinite(each)) return Double.POSITIVE_INFINITY;
        return found;
    }
}

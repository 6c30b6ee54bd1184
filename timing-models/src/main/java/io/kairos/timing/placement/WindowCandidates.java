package io.kairos.timing.placement;

/** A grid of steps where a message earns 1 if the purchase falls within {@code width} steps and before the next message. */
public final class WindowCandidates implements Candidates {

    private final double[] cumulated;
    private final int width;

    public WindowCandidates(double[] pmf, int width) {
        this.cumulated = new double[pmf.length + 1];
        for (int i = 0; i < pmf.length; i++) cumulated[i + 1] = cumulated[i] + pmf[i];
        this.width = width;
    }

    @Override
    public int count() {
        return cumulated.length - 1;
    }

    @Override
    public double credit(int i, int j) {
        return cumulated[Math.min(Math.min(j, i + width), count())] - cumulated[i];
    }
}

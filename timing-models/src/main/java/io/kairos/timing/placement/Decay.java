package io.kairos.timing.placement;

import java.util.Arrays;

/** 2^(−time/halfLife) with a short memory: a grid asks for the same few times again and again. Not thread-safe. */
final class Decay {

    private static final double LN_2 = 0.6931471805599453;
    private static final int MEMORY = 16;

    private final double halfLife;
    private final double[] times = new double[MEMORY];
    private final double[] values = new double[MEMORY];

    Decay(double halfLife) {
        this.halfLife = halfLife;
        Arrays.fill(times, Double.NaN);
    }

    double of(double time) {
        int place = ((int) time * 0x9E3779B9) >>> 28;
        if (times[place] != time) {
            times[place] = time;
            values[place] = of(time, halfLife);
        }
        return values[place];
    }

    static double of(double time, double halfLife) {
        return StrictMath.exp(-time / halfLife * LN_2);
    }
}

package io.kairos.timing.replenish;

/**
 * ln x for positive normal numbers, several times as fast as {@link StrictMath#log} and, unlike {@link Math#log}, the same on every
 * machine: {@code x = 2^k·y}, {@code ln x = k·ln 2 − ln c + ln(1 + r)} with c about 1/y from a table and {@code r = c·y − 1}, whose logarithm is
 * its series to the sixth power. Absolute error below 5e-16 about 1, relative elsewhere. Source: Tang 1990, ACM Transactions on
 * Mathematical Software 16, 378–400.
 */
final class FastLog {

    private static final int BITS = 8;
    private static final int CELLS = 1 << BITS;
    private static final long MANTISSA = (1L << 52) - 1;
    private static final long ONE = 1023L << 52;
    private static final double LN_2 = StrictMath.log(2);

    /** About 1 over the middle of each cell of 1..2, in few enough bits that c·y − 1 loses next to nothing. */
    private static final double[] INVERSE = new double[CELLS];

    private static final double[] LOG = new double[CELLS];

    static {
        for (int i = 0; i < CELLS; i++) {
            INVERSE[i] = (float) (1 / (1 + (i + 0.5) / CELLS));
            LOG[i] = -StrictMath.log(INVERSE[i]);
        }
    }

    private FastLog() {}

    static double log(double x) {
        if (!(x >= Double.MIN_NORMAL && x <= Double.MAX_VALUE)) return StrictMath.log(x);
        long bits = Double.doubleToRawLongBits(x);
        long mantissa = bits & MANTISSA;
        int cell = (int) (mantissa >>> (52 - BITS));
        double r = Double.longBitsToDouble(ONE | mantissa) * INVERSE[cell] - 1;
        double series = r * r * (-1.0 / 2 + r * (1.0 / 3 + r * (-1.0 / 4 + r * (1.0 / 5 - r / 6))));
        return ((bits >>> 52) - 1023) * LN_2 + LOG[cell] + (r + series);
    }
}

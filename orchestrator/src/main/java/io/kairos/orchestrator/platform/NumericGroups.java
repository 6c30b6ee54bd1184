package io.kairos.orchestrator.platform;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * A decimal number as PostgreSQL sends it: digits to the base of 10,000.
 *
 * @param weight of the first group, as a power of 10,000
 * @param scale decimals that are shown
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record NumericGroups(boolean negative, int weight, int scale, int[] digits) {
    private static final int GROUP = 4;
    private static final BigInteger BASE = BigInteger.valueOf(10_000);

    static NumericGroups of(BigDecimal number) {
        int scale = Math.max(0, number.scale());
        int behind = (scale + GROUP - 1) / GROUP;
        var rest =
                number.abs().setScale(behind * GROUP, RoundingMode.UNNECESSARY).unscaledValue();
        int count = 0;
        for (var left = rest; left.signum() > 0; left = left.divide(BASE)) {
            count++;
        }
        int[] digits = new int[count];
        for (int i = count - 1; i >= 0; i--) {
            var parts = rest.divideAndRemainder(BASE);
            digits[i] = parts[1].intValue();
            rest = parts[0];
        }
        return new NumericGroups(number.signum() < 0, count - 1 - behind, scale, digits);
    }
}

package io.kairos.timing.model;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Numbers as text that reads back exactly, alike on every JDK. */
public final class Numbers {

    private static final MathContext EXACT = new MathContext(17);

    private Numbers() {}

    public static String format(double value) {
        if (!Double.isFinite(value)) throw new IllegalArgumentException("a model holds finite numbers, not " + value);
        BigDecimal shortened = new BigDecimal(value).round(EXACT).stripTrailingZeros();
        return shortened.scale() < 0 && shortened.scale() > -16 ? shortened.toPlainString() : shortened.toString();
    }

    public static String join(double[] values) {
        return Arrays.stream(values).mapToObj(Numbers::format).collect(Collectors.joining(" "));
    }

    public static double parse(String name, String text) {
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) return value;
        } catch (NumberFormatException unreadable) {
            throw new ModelFileException("\"" + name + "\" is not a number: " + text);
        }
        throw new ModelFileException("\"" + name + "\" is not a finite number: " + text);
    }

    static double[] parseAll(String name, String text) {
        if (text.isEmpty()) return new double[0];
        return Arrays.stream(text.split(" ", -1))
                .mapToDouble(each -> parse(name, each))
                .toArray();
    }
}

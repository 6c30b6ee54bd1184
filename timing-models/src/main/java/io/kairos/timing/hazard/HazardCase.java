package io.kairos.timing.hazard;

import java.util.List;

/**
 * One case under watch: what was known at its start, and the steps during which it could still happen.
 *
 * @param numbers quantities in the order of the schema; NaN where missing, never infinite
 * @param categories words in the order of the schema; empty where missing
 * @param entry first step under watch (left truncation: a case seen only from later on enters later)
 * @param exit last step under watch, at or after {@code entry}
 * @param event true: it happened in step {@code exit}; false: it had not happened by the end of {@code exit} (censored)
 * @param weight above 0; 1 as a rule
 */
public record HazardCase(double[] numbers, List<String> categories, int entry, int exit, boolean event, double weight) {

    public HazardCase {
        numbers = numbers.clone();
        categories = List.copyOf(categories);
        if (entry < 0 || exit < entry)
            throw new IllegalArgumentException("a case needs 0 ≤ entry ≤ exit, not " + entry + ".." + exit);
        if (!(weight > 0) || Double.isInfinite(weight))
            throw new IllegalArgumentException("a weight is positive and finite, not " + weight);
        for (double number : numbers)
            if (Double.isInfinite(number))
                throw new IllegalArgumentException("a number is finite, or NaN where missing; not " + number);
    }

    /** Under watch from the first step on, weight 1. */
    public static HazardCase of(double[] numbers, List<String> categories, int exit, boolean event) {
        return new HazardCase(numbers, categories, 0, exit, event, 1);
    }

    /** Not a copy: only this package reads it. */
    double number(int i) {
        return numbers[i];
    }

    @Override
    public double[] numbers() {
        return numbers.clone();
    }
}

package io.kairos.timing.replenish;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Views of the next purchase that are averaged: each is a hazard regression on some of the columns. */
enum Expert {
    /** Everything that is known. */
    FULL(name -> true),
    /** Where the wait stands relative to the customer's mean gap. */
    RELATIVE(name -> !name.startsWith("own-gaps")),
    /** One kernel about her own gaps: repeats even a rhythm with several beats. */
    OWN_GAPS(name -> name.equals(DayColumns.MIDDLE_KERNEL) || shared(name)),
    /** Sharp, middle and wide kernels about her own gaps. */
    KERNELS(name -> name.startsWith("own-gaps") || shared(name));

    private final int[] columns;

    Expert(Predicate<String> uses) {
        columns = IntStream.range(0, DayColumns.COUNT)
                .filter(i -> uses.test(DayColumns.NAMES.get(i)))
                .toArray();
    }

    int[] columns() {
        return columns.clone();
    }

    static List<Expert> all() {
        return List.of(values());
    }

    private static boolean shared(String name) {
        return name.startsWith("day-") || DayColumns.WEEKDAYS.contains(name) || name.endsWith("-weekday");
    }
}

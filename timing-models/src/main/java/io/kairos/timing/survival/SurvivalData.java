package io.kairos.timing.survival;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/** Lifetimes with what was known about each; sorted, so that a fit does not depend on the order they came in. */
public final class SurvivalData {

    private static final Comparator<Row> ORDER = Comparator.comparing((Row row) -> row.lifetime.duration())
            .thenComparing(row -> row.lifetime.observed())
            .thenComparing(row -> row.lifetime.entry())
            .thenComparing(Row::covariates, Arrays::compare);

    private final List<String> names;
    private final List<Row> rows;

    /**
     * One lifetime, or one stretch of it with its own covariates (entry to duration).
     *
     * @param covariates finite numbers, in the order of the names; a category takes a 0/1 number for each value but one
     */
    public record Row(Lifetime lifetime, double... covariates) {}

    /**
     * @throws IllegalArgumentException naming row and covariate, if a row has too few or too many covariates or one that
     *     is not finite
     */
    public SurvivalData(List<String> names, List<Row> rows) {
        this.names = List.copyOf(names);
        if (new HashSet<>(names).size() < names.size())
            throw new IllegalArgumentException("covariate names repeat: " + names);
        for (int i = 0; i < rows.size(); i++) check(i, rows.get(i));
        this.rows = rows.stream().sorted(ORDER).toList();
    }

    /** Without covariates. */
    public static SurvivalData of(List<Lifetime> lifetimes) {
        return new SurvivalData(List.of(), lifetimes.stream().map(Row::new).toList());
    }

    private void check(int index, Row row) {
        double[] x = row.covariates();
        if (x.length != names.size())
            throw new IllegalArgumentException(
                    "row " + (index + 1) + " has " + x.length + " covariates instead of " + names);
        for (int c = 0; c < x.length; c++)
            if (!Double.isFinite(x[c]))
                throw new IllegalArgumentException("covariate " + names.get(c) + " of row " + (index + 1)
                        + " must be finite, was " + x[c] + "; leave the row out or fill the value in");
    }

    public List<String> names() {
        return names;
    }

    List<Row> rows() {
        return rows;
    }

    int events() {
        return (int) rows.stream().filter(row -> row.lifetime.observed()).count();
    }

    int truncated() {
        return (int) rows.stream().filter(row -> !row.lifetime.entry().isZero()).count();
    }
}

package io.kairos.timing.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.kairos.timing.model.ModelFitException;
import io.kairos.timing.survival.CoxModel.Ties;
import io.kairos.timing.survival.SurvivalData.Row;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CovariatesTest {

    @Test
    void the_order_of_rows_changes_no_bit() throws IOException {
        List<Row> rows = new ArrayList<>(SurvivalSets.rows("rossi(all7)"));
        List<String> names = SurvivalSets.names("rossi(all7)");
        SurvivalData given = new SurvivalData(names, rows);
        Collections.shuffle(rows, new Random(2));
        SurvivalData shuffled = new SurvivalData(names, rows);

        assertThat(CoxModel.fit(shuffled, Ties.EFRON).report())
                .isEqualTo(CoxModel.fit(given, Ties.EFRON).report());
        assertThat(AcceleratedModel.fit(shuffled, Family.LOG_NORMAL).report())
                .isEqualTo(AcceleratedModel.fit(given, Family.LOG_NORMAL).report());
    }

    @Test
    void survival_follows_the_covariates() throws IOException {
        SurvivalData data = SurvivalSets.data("lung(sex)");
        CoxModel cox = CoxModel.fit(data, Ties.EFRON);
        AcceleratedModel weibull = AcceleratedModel.fit(data, Family.WEIBULL);

        assertThat(cox.survival(300, 2)).isGreaterThan(cox.survival(300, 1));
        assertThat(weibull.law(2).survival(300)).isCloseTo(cox.survival(300, 2), within(0.05));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> weibull.law(Double.NaN))
                .withMessageContaining("covariate sex must be finite, was NaN");
        assertThatIllegalArgumentException().isThrownBy(weibull::law).withMessageContaining("expected 1");
    }

    @Test
    void a_report_compares_what_was_foreseen_with_what_came() throws IOException {
        var report = AcceleratedModel.fit(SurvivalSets.data("gbsg2(age+tsize+pnodes)"), Family.LOG_NORMAL)
                .report();

        assertThat(report.rows()).isEqualTo(686);
        assertThat(report.events()).isEqualTo(299);
        assertThat(report.censored()).isEqualTo(387);
        assertThat(report.calibration())
                .hasSizeGreaterThan(4)
                .allSatisfy(bin -> assertThat(bin.observed()).isCloseTo(bin.predicted(), within(0.06)));
        assertThat(report.warnings()).isEmpty();
    }

    @Test
    void bad_rows_are_named() {
        Lifetime day = new Lifetime(Duration.ofDays(1), true);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SurvivalData(List.of("age"), List.of(new Row(day, 3), new Row(day, Double.NaN))))
                .withMessageContaining("covariate age of row 2 must be finite, was NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SurvivalData(List.of("age"), List.of(new Row(day))))
                .withMessageContaining("row 1 has 0 covariates instead of [age]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Lifetime(Duration.ofDays(-1), true))
                .withMessageContaining("duration must be positive, was PT-24H");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Lifetime(Duration.ofDays(3), true, Duration.ofDays(3)))
                .withMessageContaining("entry must come before the end");
    }

    @Test
    void covariates_that_explain_nothing_or_everything_are_named() {
        assertThatThrownBy(() -> fit(i -> new double[] {i % 7, 5}))
                .hasMessageContaining("covariate b is 5.0 in every row");
        assertThatThrownBy(() -> fit(i -> new double[] {i % 7, 3 - 2 * (i % 7)}))
                .hasMessageContaining("covariate b follows from the ones before it [a]");
        assertThatThrownBy(() -> fit(i -> new double[] {i % 7, i % 2})).isInstanceOf(ModelFitException.class);
    }

    /** Rows of which every second one buys, on the same days. */
    private static CoxModel fit(java.util.function.IntFunction<double[]> covariates) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 60; i++)
            rows.add(new Row(new Lifetime(Duration.ofDays(1 + i / 2), i % 2 == 1), covariates.apply(i)));
        return CoxModel.fit(new SurvivalData(List.of("a", "b"), rows), Ties.BRESLOW);
    }
}

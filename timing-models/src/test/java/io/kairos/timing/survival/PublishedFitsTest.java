package io.kairos.timing.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kairos.timing.data.CsvRows;
import io.kairos.timing.model.FitReport;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Reference values: R 4.2, package survival 3.5-3 (survreg, coxph, survfit), printed to ten digits. */
class PublishedFitsTest {

    private static final double TIGHT = 1e-6;

    /** survreg itself stops within about this of the maximum. */
    private static final double ESTIMATES = 2e-6;

    static Stream<Arguments> accelerated() throws IOException {
        return references().entrySet().stream()
                .filter(each -> each.getKey().get(1).startsWith("AFT-"))
                .map(each ->
                        Arguments.of(each.getKey().get(0), each.getKey().get(1).substring(4), each.getValue()));
    }

    static Stream<Arguments> cox() throws IOException {
        return references().entrySet().stream()
                .filter(each -> each.getKey().get(1).startsWith("Cox-"))
                .map(each ->
                        Arguments.of(each.getKey().get(0), each.getKey().get(1).substring(4), each.getValue()));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("accelerated")
    void agrees_with_survreg(String set, String law, Map<String, Double> expected) throws IOException {
        Family family = Stream.of(Family.values())
                .filter(each -> each.name().replace("_", "").equalsIgnoreCase(law))
                .findAny()
                .orElseThrow();
        double[] first = SurvivalSets.rows(set).get(0).covariates();

        AcceleratedModel model = AcceleratedModel.fit(SurvivalSets.data(set), family);

        assertThat(model.report().rows()).isEqualTo((int) value(expected, "n"));
        assertThat(model.logLikelihood()).isCloseTo(value(expected, "loglik"), within(TIGHT));
        assertThat(model.sigma()).isCloseTo(value(expected, "scale"), within(TIGHT));
        compare(model.report(), expected);
        for (double p : new double[] {0.1, 0.5, 0.9})
            assertThat(model.law(first).quantile(p) / value(expected, "row1.q" + p))
                    .isCloseTo(1, within(1e-5));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("cox")
    void agrees_with_coxph(String set, String ties, Map<String, Double> expected) throws IOException {
        CoxModel model = CoxModel.fit(SurvivalSets.data(set), CoxModel.Ties.valueOf(ties.toUpperCase(Locale.ROOT)));

        assertThat(model.logLikelihood()).isCloseTo(value(expected, "loglik"), within(TIGHT));
        assertThat(model.nullLogLikelihood()).isCloseTo(value(expected, "loglik0"), within(TIGHT));
        compare(model.report(), expected);
        expected.forEach((quantity, value) -> {
            if (quantity.equals("concordance")) assertThat(model.concordance()).isCloseTo(value, within(1e-9));
            if (quantity.startsWith("H0("))
                assertThat(model.cumulativeBaseline(Double.parseDouble(quantity.substring(3, quantity.length() - 1)))
                                / value)
                        .as(quantity)
                        .isCloseTo(1, within(2e-6));
        });
    }

    /** Kalbfleisch, Prentice 2002, table 5.4 without interactions; coxph prints log-likelihood −290.57. */
    @Test
    void follows_a_covariate_that_changes_on_the_way() throws IOException {
        CoxModel model = CoxModel.fit(SurvivalSets.stanfordHeart(), CoxModel.Ties.EFRON);

        assertThat(model.logLikelihood()).isCloseTo(-290.566, within(1e-3));
        FitReport report = model.report();
        assertThat(report.estimate("age").value()).isCloseTo(0.02717, within(5e-6));
        assertThat(report.estimate("year").value()).isCloseTo(-0.14635, within(5e-6));
        assertThat(report.estimate("surgery").value()).isCloseTo(-0.63721, within(5e-6));
        assertThat(report.estimate("transplant").value()).isCloseTo(-0.01025, within(5e-6));
        assertThat(report.estimate("transplant").standardError().orElseThrow()).isCloseTo(0.31375, within(5e-6));
        assertThat(report.truncated()).isEqualTo(69);
    }

    @Test
    void agrees_with_survfit() throws IOException {
        int compared = 0;
        for (CsvRows.Row row : csv("km_refs.csv")) {
            KaplanMeier seen = KaplanMeier.of(SurvivalSets.lifetimes(row.text("data"), row.text("strata")));
            double time = Double.parseDouble(row.text("time"));
            String name = row.text("data") + " " + row.text("strata") + " " + time;
            assertThat(seen.atRisk(time)).as(name).isEqualTo(row.integer("n.risk"));
            assertThat(seen.survival(time)).as(name).isCloseTo(number(row, "surv"), within(1e-8));
            assertThat(seen.standardError(time)).as(name).isCloseTo(number(row, "se"), within(1e-8));
            assertThat(seen.interval(time, 0.95)[0]).as(name).isCloseTo(number(row, "lo"), within(1e-8));
            assertThat(seen.interval(time, 0.95)[1]).as(name).isCloseTo(number(row, "hi"), within(1e-8));
            compared++;
        }
        assertThat(compared).isEqualTo(34);
    }

    private static void compare(FitReport report, Map<String, Double> expected) {
        expected.forEach((quantity, value) -> {
            if (quantity.startsWith("coef:"))
                assertThat(report.estimate(name(quantity)).value()).as(quantity).isCloseTo(value, within(ESTIMATES));
            if (quantity.startsWith("se:"))
                assertThat(report.estimate(name(quantity)).standardError().orElseThrow())
                        .as(quantity)
                        .isCloseTo(value, within(ESTIMATES));
        });
    }

    private static String name(String quantity) {
        String name = quantity.substring(quantity.indexOf(':') + 1);
        return name.equals("(Intercept)") ? "intercept" : name;
    }

    private static double value(Map<String, Double> expected, String quantity) {
        return Objects.requireNonNull(expected.get(quantity), quantity);
    }

    private static Map<List<String>, Map<String, Double>> references() throws IOException {
        Map<List<String>, Map<String, Double>> references = new LinkedHashMap<>();
        for (CsvRows.Row row : csv("survival_refs.csv"))
            references
                    .computeIfAbsent(List.of(row.text("data"), row.text("model")), key -> new LinkedHashMap<>())
                    .put(row.text("quantity"), number(row, "value"));
        return references;
    }

    private static double number(CsvRows.Row row, String column) {
        return Double.parseDouble(row.text(column).trim());
    }

    private static List<CsvRows.Row> csv(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(PublishedFitsTest.class.getResourceAsStream(name))) {
            return CsvRows.read(in).all();
        }
    }
}

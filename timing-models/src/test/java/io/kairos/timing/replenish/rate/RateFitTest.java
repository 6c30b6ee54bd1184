package io.kairos.timing.replenish.rate;

import static io.kairos.timing.replenish.Shops.CDNOW;
import static io.kairos.timing.replenish.Shops.CDNOW_CALIBRATION;
import static io.kairos.timing.replenish.Shops.CDNOW_SAMPLE;
import static io.kairos.timing.replenish.Shops.RETAIL;
import static io.kairos.timing.replenish.Shops.RETAIL_CALIBRATION;
import static io.kairos.timing.replenish.rate.RateFamily.BG_CNBD;
import static io.kairos.timing.replenish.rate.RateFamily.NBD;
import static io.kairos.timing.replenish.rate.RateFamily.PARETO_NBD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.kairos.timing.data.CsvRows.Row;
import io.kairos.timing.model.FitReport;
import io.kairos.timing.model.ModelFitException;
import io.kairos.timing.replenish.PurchaseDays;
import io.kairos.timing.replenish.Shops;
import io.kairos.timing.replenish.rate.GammaGamma.Spending;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Published and recomputed fits of CDNOW and of the online retailer of 2010. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RateFitTest {

    private List<RepeatHistory> cdnow = List.of();
    private List<RepeatHistory> retail = List.of();

    @BeforeAll
    void read() {
        cdnow = Shops.histories(Shops.days(CDNOW_SAMPLE), CDNOW_CALIBRATION);
        retail = Shops.histories(Shops.days(RETAIL), RETAIL_CALIBRATION);
    }

    @ParameterizedTest
    @CsvSource({
        "NBD, 1, .38477 12.07202, -9763.6576",
        "PARETO_NBD, 1, .55328 10.57768 .60624 11.66874, -9594.9762",
        "BG_CNBD, 1, .24259 4.41360 .79292 2.42591, -9582.4292",
        "MBG_CNBD, 1, .52484 6.18308 .89136 1.61400, -9582.1357",
        "BG_CNBD, 2, .22692 1.46292 .94400 2.07433, -9855.3270",
        "MBG_CNBD, 2, .57990 2.28815 1.13445 1.58497, -9853.2531",
        "MBG_CNBD, 3, .53297 1.25820 1.28866 1.84521, -10394.3627"
    })
    void cdnow_sample_gives_the_known_estimates(RateFamily family, int k, String parameters, double logLikelihood) {
        FitReport report = RateFit.of(family, k, cdnow).report();

        assertThat(report.rows()).isEqualTo(2357);
        assertThat(report.logLikelihood()).isCloseTo(logLikelihood, within(1e-4));
        assertThat(values(report)).usingElementComparator(near(3e-4)).containsExactly(numbers(parameters));
        assertThat(report.warnings()).isEmpty();
        assertThat(report.estimates().values())
                .allSatisfy(each -> assertThat(each.standardError()).isPresent());
    }

    @ParameterizedTest
    @CsvSource({
        "BG_CNBD, 2, .78041 3.96287 .11115 1.13465, -23266.7345",
        "MBG_CNBD, 2, .91427 4.35766 .20936 2.43171, -23287.6419",
        "MBG_CNBD, 3, .96027 2.69796 .33413 2.54883, -23844.4559"
    })
    void regular_variants_fit_the_retailer(RateFamily family, int k, String parameters, double logLikelihood) {
        FitReport report = RateFit.of(family, k, retail).report();

        assertThat(report.logLikelihood()).isCloseTo(logLikelihood, within(1e-3));
        assertThat(values(report)).usingElementComparator(near(2e-3)).containsExactly(numbers(parameters));
    }

    @Test
    void boundary_fits_terminate_with_finite_numbers_and_say_so() {
        RateFit nbd = RateFit.of(NBD, 1, retail);
        RateFit pareto = RateFit.of(PARETO_NBD, 1, retail);
        RateFit geometric = RateFit.of(BG_CNBD, 1, retail);

        assertThat(retail).hasSize(3377);
        assertThat(nbd.report().logLikelihood()).isCloseTo(-23782.9363, within(1e-3));
        assertThat(pareto.report().logLikelihood()).isBetween(-23783.0, -23782.5);
        assertThat(geometric.report().logLikelihood()).isBetween(-23782.1, -23781.5);
        assertThat(Stream.of(pareto, geometric)).allSatisfy(fit -> {
            assertThat(fit.report().warnings())
                    .extracting(FitReport.Warning::code)
                    .contains("boundary");
            assertThat(values(fit.report())).allMatch(Double::isFinite);
            assertThat(retail)
                    .allSatisfy(
                            each -> assertThat(fit.model().buysWithin(each, 4)).isBetween(0.0, 1.0));
            assertThat(retail)
                    .allSatisfy(
                            each -> assertThat(fit.model().expected(each, 4)).isFinite());
        });
    }

    @Test
    void regularity_is_chosen_from_the_data() {
        RateFit irregular = RateFit.chosen(BG_CNBD, cdnow);
        RateFit regular = RateFit.chosen(BG_CNBD, retail);
        double once = RateFit.of(BG_CNBD, 1, retail).report().logLikelihood();

        assertThat(irregular.report().model()).isEqualTo("BG/NBD");
        assertThat(regular.report().model()).isEqualTo("BG/CNBD-2");
        assertThat(regular.report().logLikelihood() - once).isBetween(515.0, 516.5);
    }

    @Test
    void expected_purchases_of_the_published_customer() {
        BetaGeometric model = (BetaGeometric) RateFit.of(BG_CNBD, 1, cdnow).model();
        RepeatHistory customer = new RepeatHistory(2, 30.43, 38.86, 0);

        assertThat(model.expected(customer, 39)).isCloseTo(1.225907, within(2e-5));
        assertThat(model.alive(customer)).isCloseTo(0.726609, within(1e-5));
        assertThat(model.alive(customer) * model.series(customer, 39)).isCloseTo(1.225907, within(2e-5));
    }

    @Test
    void holdout_of_cdnow_by_purchases_in_the_calibration() {
        PurchaseDays days = Shops.days(CDNOW_SAMPLE);
        RateModel model = RateFit.of(BG_CNBD, 1, cdnow).model();
        double[] customers = new double[8];
        double[] actual = new double[8];
        double[] expected = new double[8];
        double[] alive = new double[8];
        for (List<LocalDate> each : days.byCustomer().values()) {
            RepeatHistory history = RepeatHistory.of(each, CDNOW_CALIBRATION);
            int row = Math.min(history.repeats(), 7);
            customers[row]++;
            actual[row] +=
                    each.stream().filter(day -> day.isAfter(CDNOW_CALIBRATION)).count();
            expected[row] += model.expected(history, 39);
            alive[row] += model.alive(history);
        }

        assertThat(customers).containsExactly(1411, 439, 214, 100, 62, 38, 29, 64);
        assertThat(over(actual, customers))
                .usingElementComparator(near(1e-3))
                .containsExactly(.2367, .6970, 1.3925, 1.5600, 2.5323, 2.9474, 3.8621, 6.3594);
        assertThat(over(expected, customers))
                .usingElementComparator(near(1e-3))
                .containsExactly(.2251, .5231, 1.0441, 1.5203, 2.1639, 2.6538, 3.5040, 6.1572);
        assertThat(over(alive, customers))
                .usingElementComparator(near(1e-3))
                .containsExactly(1.0, .4736, .5396, .5521, .6167, .6114, .6910, .7216);
    }

    @Test
    void gamma_gamma_of_the_repeat_buyers() {
        Map<String, TreeMap<String, Double>> spent = new HashMap<>();
        for (Row row : Shops.rows(CDNOW_SAMPLE).all())
            if (!LocalDate.parse(row.text("date")).isAfter(CDNOW_CALIBRATION))
                spent.computeIfAbsent(row.text("customer_id"), unseen -> new TreeMap<>())
                        .merge(row.text("date"), Double.parseDouble(row.text("usd")), Double::sum);
        List<Spending> customers = new ArrayList<>();
        spent.values().forEach(days -> {
            double[] repeats =
                    days.values().stream().skip(1).mapToDouble(each -> each).toArray();
            double sum = 0;
            for (double each : repeats) sum += each;
            if (sum > 0) customers.add(new Spending(repeats.length, sum / repeats.length));
        });

        GammaGamma.Fitted fitted = GammaGamma.fit(customers);

        assertThat(customers).hasSize(946);
        assertThat(fitted.report().logLikelihood()).isCloseTo(-4055.9177, within(1e-3));
        assertThat(values(fitted.report()))
                .usingElementComparator(near(1e-3))
                .containsExactly(6.24957, 3.74422, 15.44353);
        assertThat(fitted.model().expected(new Spending(1, 100))).isBetween(35.0, 100.0);
    }

    @Test
    void fits_all_customers_of_cdnow_in_seconds() {
        List<RepeatHistory> all = Shops.histories(Shops.days(CDNOW), CDNOW_CALIBRATION);

        var processor = ManagementFactory.getThreadMXBean();
        long start = processor.getCurrentThreadCpuTime();
        FitReport report = RateFit.of(BG_CNBD, 1, all).report();
        Duration took = Duration.ofNanos(processor.getCurrentThreadCpuTime() - start);

        assertThat(report.rows()).isEqualTo(23_570);
        assertThat(report.logLikelihood()).isCloseTo(-95368.4439, within(1e-3));
        assertThat(values(report)).usingElementComparator(near(1e-3)).containsExactly(.25162, 4.78894, .72343, 2.16109);
        assertThat(took).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void unit_of_time_does_not_matter() {
        List<RepeatHistory> inDays = cdnow.stream()
                .map(each -> new RepeatHistory(each.repeats(), 7 * each.last(), 7 * each.age(), 0))
                .toList();

        List<Double> weeks = values(RateFit.of(BG_CNBD, 1, cdnow).report());
        List<Double> days = values(RateFit.of(BG_CNBD, 1, inDays).report());

        assertThat(days.get(1)).isCloseTo(7 * weeks.get(1), within(0.01));
        assertThat(days.get(0)).isCloseTo(weeks.get(0), within(1e-4));
        assertThat(days.get(2)).isCloseTo(weeks.get(2), within(1e-3));
    }

    @Test
    void refuses_data_without_repeat_purchases() {
        assertThatThrownBy(() -> RateFit.of(BG_CNBD, 1, List.of()))
                .isInstanceOf(ModelFitException.class)
                .hasMessageContaining("no customers");
        assertThatThrownBy(() -> RateFit.of(BG_CNBD, 1, List.of(new RepeatHistory(0, 0, 3, 0))))
                .isInstanceOf(ModelFitException.class)
                .hasMessageContaining("no customer bought twice");
    }

    private static List<Double> values(FitReport report) {
        return report.estimates().values().stream()
                .map(FitReport.Estimate::value)
                .toList();
    }

    private static Double[] numbers(String text) {
        return Stream.of(text.split(" ")).map(Double::valueOf).toArray(Double[]::new);
    }

    private static Double[] over(double[] sums, double[] counts) {
        Double[] means = new Double[sums.length];
        for (int i = 0; i < means.length; i++) means[i] = sums[i] / counts[i];
        return means;
    }

    private static Comparator<Double> near(double relative) {
        return (one, other) ->
                Math.abs(one - other) <= relative * Math.max(Math.abs(other), 0.1) ? 0 : Double.compare(one, other);
    }
}

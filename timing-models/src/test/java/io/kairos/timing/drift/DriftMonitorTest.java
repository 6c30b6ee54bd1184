package io.kairos.timing.drift;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.kairos.timing.model.ModelFileException;
import io.kairos.timing.model.ModelRef;
import io.kairos.timing.survival.Exponential;
import io.kairos.timing.survival.SurvivalLaw;
import io.kairos.timing.survival.Weibull;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DriftMonitorTest {

    private static final ModelRef MODEL = new ModelRef("survival-law/sofa", "abc");
    private static final DriftBaseline BASELINE =
            DriftBaseline.of(MODEL, Map.of("age", numbers(2000, 40, 1)), Map.of("country", countries(2000, 0.7, 2)));

    @Test
    void is_silent_on_more_of_the_same_and_on_few_cases() {
        DriftMonitor many = watch(numbers(1500, 40, 3), countries(1500, 0.7, 4));
        DriftMonitor few = watch(numbers(60, 40, 5), countries(60, 0.7, 6));
        DriftMonitor none = watch(numbers(20, 90, 7), countries(20, 0.1, 8));

        assertThat(many.report().reasons()).isEmpty();
        assertThat(few.report().reasons()).isEmpty();
        assertThat(none.report().findings()).isEmpty();
    }

    @Test
    void names_the_feature_that_moved_and_by_how_much() {
        DriftReport report =
                watch(numbers(1500, 48, 3), countries(1500, 0.7, 4)).report();

        assertThat(report.finding("age", "psi").level()).isEqualTo(DriftLevel.ALARM);
        assertThat(report.finding("country", "psi").level()).isEqualTo(DriftLevel.OK);
        assertThat(report.findings().get(0).subject()).isEqualTo("age");
    }

    @Test
    void sees_categories_that_training_never_had() {
        DriftReport report =
                watch(numbers(500, 40, 3), Collections.nCopies(500, "Atlantis")).report();

        assertThat(report.finding("country", "psi").level()).isEqualTo(DriftLevel.ALARM);
    }

    @Test
    void outcomes_of_the_law_foreseen_are_uniform_and_of_another_are_not() {
        SurvivalLaw law = new Weibull(1.5, 20);

        assertThat(outcomes(law, law, 2000, 25).finding("outcome", "pit-ks").level())
                .isEqualTo(DriftLevel.OK);
        assertThat(outcomes(law, new Exponential(8), 2000, 25)
                        .finding("outcome", "pit-ks")
                        .level())
                .isEqualTo(DriftLevel.ALARM);
    }

    @Test
    void probabilities_that_hold_have_slope_1_and_extreme_ones_less() {
        DriftMonitor honest = new DriftMonitor(BASELINE);
        DriftMonitor extreme = new DriftMonitor(BASELINE);
        SplittableRandom random = new SplittableRandom(12);
        for (int i = 0; i < 5000; i++) {
            double logit = 3 * random.nextDouble() - 2;
            boolean came = random.nextDouble() < 1 / (1 + Math.exp(-logit));
            honest.outcome(1 / (1 + Math.exp(-logit)), came);
            extreme.outcome(1 / (1 + Math.exp(-2.5 * logit)), came);
        }

        assertThat(honest.report().level()).isEqualTo(DriftLevel.OK);
        assertThat(honest.report().finding("outcome", "slope").value()).isCloseTo(1, within(0.12));
        assertThat(extreme.report().finding("outcome", "slope").value()).isCloseTo(0.4, within(0.05));
        assertThat(extreme.report().finding("outcome", "slope").level()).isEqualTo(DriftLevel.ALARM);
    }

    @Test
    void a_rate_that_doubled_raises_the_alarm_although_the_order_is_right() {
        DriftMonitor monitor = new DriftMonitor(BASELINE);
        for (int i = 0; i < 1000; i++) monitor.outcome(0.1, i % 5 == 0);

        DriftReport report = monitor.report();

        assertThat(report.finding("outcome", "mean-ratio").value()).isCloseTo(2, within(1e-9));
        assertThat(report.level()).isEqualTo(DriftLevel.ALARM);
    }

    @Test
    void monitors_add_up_and_the_baseline_reads_back() throws IOException {
        double[] ages = numbers(400, 45, 3);
        List<String> countries = countries(400, 0.5, 4);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BASELINE.writeTo(out);
        DriftBaseline read = DriftBaseline.read(new ByteArrayInputStream(out.toByteArray()));
        DriftMonitor first = watch(read, Arrays.copyOf(ages, 150), countries.subList(0, 150));
        first.add(watch(BASELINE, Arrays.copyOfRange(ages, 150, 400), countries.subList(150, 400)));

        assertThat(first.report()).isEqualTo(watch(ages, countries).report());
        assertThat(read.ref()).isEqualTo(BASELINE.ref());
        String cut = out.toString(UTF_8).substring(0, out.size() - 30);
        assertThatThrownBy(() -> DriftBaseline.read(new ByteArrayInputStream(cut.getBytes(UTF_8))))
                .isInstanceOf(ModelFileException.class)
                .hasMessageContaining("cut short");
    }

    @Test
    void bad_values_are_named() {
        DriftMonitor monitor = new DriftMonitor(BASELINE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> monitor.observe("age", Double.NaN))
                .withMessageContaining("feature age must be finite, was NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> monitor.observe("size", 3))
                .withMessageContaining("feature size was not in training, only [age, country]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> monitor.observe("age", "old"))
                .withMessageContaining("feature age is numeric");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> monitor.outcome(0.4, 0.3))
                .withMessageContaining("0.4..0.3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> monitor.outcome(1.0, true))
                .withMessageContaining("strictly in 0..1, was 1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DriftBaseline.of(MODEL, Map.of("age", new double[3]), Map.of()))
                .withMessageContaining("feature age has 3 training values; 50 are needed");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DriftBaseline.of(MODEL, Map.of(), Map.of()))
                .withMessageContaining("needs a feature");
    }

    /** Customers who have not bought after so many days are only known to lie above. */
    private static DriftReport outcomes(SurvivalLaw foreseen, SurvivalLaw actual, int count, double days) {
        DriftMonitor monitor = new DriftMonitor(BASELINE);
        SplittableRandom random = new SplittableRandom(9);
        for (int i = 0; i < count; i++) {
            double drawn = actual.quantile(Math.max(1e-12, random.nextDouble()));
            double below = 1 - foreseen.survival(Math.min(drawn, days));
            monitor.outcome(below, drawn < days ? below : 1);
        }
        return monitor.report();
    }

    private static DriftMonitor watch(double[] ages, List<String> countries) {
        return watch(BASELINE, ages, countries);
    }

    private static DriftMonitor watch(DriftBaseline baseline, double[] ages, List<String> countries) {
        DriftMonitor monitor = new DriftMonitor(baseline);
        for (double age : ages) monitor.observe("age", age);
        countries.forEach(country -> monitor.observe("country", country));
        return monitor;
    }

    private static double[] numbers(int count, double mean, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) numbers[i] = mean + 12 * random.nextGaussian();
        return numbers;
    }

    private static List<String> countries(int count, double home, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return Stream.generate(() -> random.nextDouble() < home ? "BE" : random.nextDouble() < 0.5 ? "FR" : "NL")
                .limit(count)
                .toList();
    }

    /** 24 hours of very different shares, few cases: what chance does is told apart from other hours. */
    @Test
    void a_small_sample_of_hours_is_no_drift_and_other_hours_are() {
        DriftBaseline hours = DriftBaseline.of(MODEL, Map.of(), Map.of("hour", hours(3000, 9, 1)));
        int worried = 0;
        for (int seed = 0; seed < 300; seed++) {
            DriftMonitor monitor = new DriftMonitor(hours);
            hours(60, 9, 100 + seed).forEach(each -> monitor.observe("hour", each));
            if (monitor.report().level() != DriftLevel.OK) worried++;
        }
        DriftMonitor evening = new DriftMonitor(hours);
        hours(60, 19, 7).forEach(each -> evening.observe("hour", each));

        assertThat(worried).isLessThanOrEqualTo(3);
        assertThat(evening.report().finding("hour", "psi").level()).isEqualTo(DriftLevel.ALARM);
    }

    private static List<String> hours(int count, int usual, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> hours = new ArrayList<>();
        for (int i = 0; i < count; i++)
            hours.add("h" + Math.floorMod((int) Math.round(usual + 3.5 * random.nextGaussian()), 24));
        return hours;
    }
}

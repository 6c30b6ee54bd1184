package io.kairos.timing.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.kairos.timing.data.SharedData;
import io.kairos.timing.evaluate.HotelEvaluation.Data;
import io.kairos.timing.evaluate.HotelEvaluation.Options;
import io.kairos.timing.hazard.FitOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** D1-OPEN: learns from arrivals to August 2016, serves those of September to December. */
class HotelEvaluationTest {

    private static final LocalDate UNTIL = LocalDate.of(2016, 8, 31);
    private static final LocalDate TO = LocalDate.of(2016, 12, 31);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static Path bookings;

    @SuppressWarnings("NullAway.Init")
    private static Metrics metrics;

    @BeforeAll
    static void evaluate() throws IOException {
        bookings = folder.resolve("bookings.csv");
        try (InputStream csv = SharedData.open("hotel_city_arrivals_to_2016-12-31.csv.gz")) {
            Files.copy(csv, bookings);
        }
        metrics = HotelEvaluation.run(
                Options.of(data(bookings, List.of(30, 90, 180)), Optional.of(folder.resolve("pred.csv"))));
        System.out.println("D1-OPEN " + metrics.asMap());
    }

    private static Data data(Path train, List<Integer> horizons) {
        return new Data(List.of(train), UNTIL, bookings, UNTIL.plusDays(1), TO, horizons);
    }

    @Test
    void three_messages_earn_what_a_good_model_should() {
        assertThat(of(metrics, "S90", "n")).isEqualTo(5435);
        assertThat(of(metrics, "S180", "n")).isEqualTo(6768);
        assertThat(of(metrics, "S90", "valueThreeMessages")).isGreaterThanOrEqualTo(0.357);
        assertThat(of(metrics, "S180", "valueThreeMessages")).isGreaterThanOrEqualTo(0.287);
        assertThat(of(metrics, "S90", "netValue")).isGreaterThanOrEqualTo(0.3189);
        assertThat(of(metrics, "S180", "netValue")).isGreaterThanOrEqualTo(0.2563);
        assertThat(of(metrics, "S90", "logScore")).isLessThan(4.37);
        assertThat(of(metrics, "S180", "logScore")).isLessThan(4.95);
    }

    @Test
    void naive_rules_earn_what_is_published() {
        assertThat(rule("S90", "immediate", "value")).isCloseTo(0.0568, within(1e-4));
        assertThat(rule("S90", "equallySpaced", "value")).isCloseTo(0.2896, within(1e-4));
        assertThat(rule("S90", "equallySpaced", "sent")).isCloseTo(2.3339, within(1e-4));
        assertThat(rule("S90", "bestFixed", "value")).isCloseTo(0.3440, within(0.0015));
        assertThat(rule("S180", "bestFixed", "value")).isCloseTo(0.2762, within(0.0015));
        assertThat(rule("S180", "bestFixedNet", "netValue")).isCloseTo(0.2485, within(0.0015));
    }

    @Test
    void writes_one_line_per_booking_and_horizon() throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("pred.csv"));

        assertThat(lines.get(0)).isEqualTo("row,S,send1,send2,send3,median,q10,q90,F0,F1,F3,F7,F14,F30,F60,F90,F120");
        assertThat(lines).hasSize(1 + 2805 + 5435 + 6768);
        for (String line : lines.subList(1, lines.size())) {
            double[] cells = Arrays.stream(line.split(",", -1))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            assertThat(cells[2]).isBetween(-1.0, cells[1]);
            assertThat(cells[3]).isLessThanOrEqualTo(cells[2]);
            assertThat(cells[6]).isLessThanOrEqualTo(cells[5]);
            for (int i = 9; i < cells.length; i++) assertThat(cells[i]).isGreaterThanOrEqualTo(cells[i - 1]);
        }
    }

    @Test
    void shuffled_arrival_dates_bring_the_value_down_to_the_fixed_days() throws IOException {
        List<String> lines = Files.readAllLines(bookings);
        List<String[]> kept = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            if (cells[2].compareTo(UNTIL.toString()) <= 0) kept.add(cells);
        }
        SplittableRandom random = new SplittableRandom(7);
        for (int i = kept.size() - 1; i > 0; i--) {
            String[] a = kept.get(i);
            String[] b = kept.get(random.nextInt(i + 1));
            for (int column : new int[] {2, 3, 4}) {
                String cell = a[column];
                a[column] = b[column];
                b[column] = cell;
            }
        }
        Path shuffled = folder.resolve("shuffled.csv");
        List<String> written = new ArrayList<>(List.of(lines.get(0)));
        kept.forEach(cells -> written.add(String.join(",", cells)));
        Files.write(shuffled, written);

        Metrics blind = HotelEvaluation.run(new Options(
                data(shuffled, List.of(90)),
                Optional.empty(),
                FitOptions.standard().withTrees(60, 8, 0.1)));

        double value = of(blind, "S90", "valueThreeMessages");
        System.out.println("shuffled " + value + ", fixed " + rule(blind, "S90", "bestFixed", "value"));
        assertThat(value).isLessThan(of(metrics, "S90", "valueThreeMessages") - 0.012);
        assertThat(value).isCloseTo(rule(blind, "S90", "bestFixed", "value"), within(0.015));
    }

    @Test
    void refuses_to_judge_what_it_has_learnt_from_and_periods_without_bookings() {
        assertThatThrownBy(() -> new Data(List.of(bookings), UNTIL, bookings, UNTIL, TO, List.of(90)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must lie after train-until 2016-08-31");
        assertThatThrownBy(() -> HotelEvaluation.run(Options.of(
                        new Data(
                                List.of(bookings),
                                UNTIL,
                                bookings,
                                LocalDate.of(2019, 1, 1),
                                LocalDate.of(2019, 2, 1),
                                List.of(90)),
                        Optional.empty())))
                .hasMessageContaining("no bookings for arrivals from 2019-01-01");
        assertThatThrownBy(() -> data(bookings, List.of(401))).hasMessageContaining("401");
    }

    private static double rule(String horizon, String rule, String name) {
        return rule(metrics, horizon, rule, name);
    }

    private static double rule(Metrics metrics, String horizon, String rule, String name) {
        return number(map(map(metrics.asMap(), horizon), rule), name);
    }

    private static double of(Metrics metrics, String horizon, String name) {
        return number(map(metrics.asMap(), horizon), name);
    }

    private static Map<?, ?> map(Map<?, ?> in, String key) {
        return in.get(key) instanceof Map<?, ?> map ? map : Map.of();
    }

    private static double number(Map<?, ?> in, String key) {
        return in.get(key) instanceof Number number ? number.doubleValue() : Double.NaN;
    }
}

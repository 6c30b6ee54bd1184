package io.kairos.timing.hours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.kairos.timing.model.FitReport.Warning;
import io.kairos.timing.model.ModelFitException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class OpenHoursTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 6, 1);

    /** Messages go out at nine, mostly; people open in the evening, given the choice. */
    @Test
    void exposure_bias_is_not_taken_for_a_habit() {
        List<Delivery> deliveries = deliveries(15_000, 0.75, 0);

        OpenHours learnt = OpenHoursTrainer.fit(deliveries).model();

        int[] opens = opensByHour(deliveries);
        assertThat(opens[9]).as("what a histogram of opens would say").isGreaterThan(opens[20] * 3 / 2);
        assertThat(learnt.response().best(4)).allMatch(hour -> evening(hour % 24));
        double ratio = learnt.response().share(DayOfWeek.TUESDAY, 20)
                / learnt.response().share(DayOfWeek.TUESDAY, 9);
        assertThat(ratio).isCloseTo(3, within(0.6));
        assertThat(learnt.probability(MONDAY.atTime(18, 0), Duration.ofHours(6)))
                .isGreaterThan(learnt.probability(MONDAY.atTime(9, 0), Duration.ofHours(6)));
        assertThat(learnt.hazard(Duration.ofMinutes(30), MONDAY.atTime(9, 30))).isCloseTo(0.1, within(0.02));
        assertThat(learnt.hazard(Duration.ofHours(80), MONDAY.atTime(9, 30))).isZero();
    }

    /** Proxies fetch every picture on arrival. */
    @Test
    void machine_opens_do_not_pollute() {
        OpenHours clean = OpenHoursTrainer.fit(deliveries(15_000, 0.75, 0)).model();
        OpenHours polluted = OpenHoursTrainer.fit(deliveries(15_000, 0.75, 0.4)).model();

        for (int hour = 0; hour < 168; hour++)
            assertThat(polluted.response().relative(hour))
                    .isCloseTo(clean.response().relative(hour), within(0.6));
        assertThat(polluted.hazard(Duration.ofMinutes(30), MONDAY.atTime(9, 30)))
                .isCloseTo(clean.hazard(Duration.ofMinutes(30), MONDAY.atTime(9, 30)), within(0.02));
    }

    @Test
    void warns_where_hour_and_delay_cannot_be_told_apart() {
        assertThat(OpenHoursTrainer.fit(deliveries(2000, 1, 0)).report().warnings())
                .extracting(Warning::code)
                .containsExactly("one-hour");
        assertThat(OpenHoursTrainer.fit(deliveries(4000, 0.5, 0.7)).report().warnings())
                .extracting(Warning::code)
                .containsExactly("machines");
    }

    @Test
    void time_at_risk_is_cut_at_clock_hours_and_lags() {
        List<String> pieces = new ArrayList<>();

        DeliveredHours.walk(
                MONDAY.atTime(23, 30),
                Duration.ofMinutes(105),
                (lag, day, hour, length) -> pieces.add(lag + " " + day + " " + hour + " " + Math.round(length * 60)));

        assertThat(pieces).containsExactly("0 0 23 30", "0 1 0 30", "1 1 0 30", "1 1 1 15");
    }

    @Test
    void bad_input_is_named() {
        LocalDateTime nine = MONDAY.atTime(9, 0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Delivery("c", nine, Duration.ZERO, Optional.empty(), false))
                .withMessageContaining("watched");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new Delivery("c", nine, Duration.ofHours(1), Optional.of(Duration.ofHours(-1)), false))
                .withMessageContaining("openedAfter");
        assertThatExceptionOfType(ModelFitException.class)
                .isThrownBy(() -> OpenHoursTrainer.fit(List.of()))
                .withMessageContaining("found 0 among 0");
    }

    private static boolean evening(int hour) {
        return hour >= 19 && hour < 23;
    }

    /** Hazard per hour: 0.1 in the first, 0.04 until the eighth, 0.01 after; three times as much from 19 to 23h. */
    private static List<Delivery> deliveries(int count, double atNine, double machines) {
        SplittableRandom random = new SplittableRandom(8);
        List<Delivery> deliveries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int hour = random.nextDouble() < atNine ? 9 : random.nextInt(24);
            LocalDateTime delivered = MONDAY.plusDays(random.nextInt(100)).atTime(hour, 0);
            boolean machine = random.nextDouble() < machines;
            Optional<Duration> opened = machine ? Optional.of(Duration.ofSeconds(1)) : Optional.empty();
            for (int lag = 0; lag < 48 && opened.isEmpty(); lag++) {
                double hazard = lag < 1 ? 0.1 : lag < 8 ? 0.04 : 0.01;
                double after = -Math.log1p(-random.nextDouble()) / (evening((hour + lag) % 24) ? 3 * hazard : hazard);
                if (after < 1) opened = Optional.of(Duration.ofSeconds((long) (3600 * (lag + after))));
            }
            deliveries.add(new Delivery("c" + i % 3000, delivered, Duration.ofHours(48), opened, machine));
        }
        return deliveries;
    }

    private static int[] opensByHour(List<Delivery> deliveries) {
        int[] opens = new int[24];
        for (Delivery each : deliveries)
            each.openedAfter()
                    .ifPresent(after -> opens[each.delivered().plus(after).getHour()]++);
        return opens;
    }
}

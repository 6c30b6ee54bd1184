package io.kairos.timing.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.kairos.timing.fatigue.Fatigue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reference values: known_answer_tests.json, T5: q .03, V 60, c .05, u0 .003, u1 .05, L 15, κ .5, ρ .93 a day, 90 days. */
class SendOrWaitTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final int LEVELS = 201;
    private static final Fatigue LAW = Fatigue.ofDailyDecay(0.5, 0.93, 0.003, 0.05);
    private static final SendOrWait.Terms TERMS = new SendOrWait.Terms(0.03, 60, 0.05, 15);

    @ParameterizedTest
    @CsvSource({
        "Exponential, 3.34968, 0 2 9 16 23 30 37 44 51 58 65 72, 1.70635, 3.01108, .41763",
        "Weibull1.8, .58217, 14 28 38 47 55 62 69 75 81 86 89, -.06554, -.30447, -4.76035",
        "Weibull0.7, 2.0341, 0 1 20 41 64 89, 1.70635, 1.71668, -.77265",
        "LogNormal, 1.92078, 11 17 23 29 36 43 50 57 65 73 81 89, -.09499, .80122, -4.80062",
        "LogLogistic, 1.69516, 13 18 24 30 37 45 54 64 76 89, -.09205, .63040, -4.83585",
        "Gamma, 1.24279, 14 24 33 41 49 56 63 70 77 84 89, -.09138, .05419, -4.93788"
    })
    void reaches_the_published_values(
            String law, double value, String days, double immediate, double weekly, double daily) {
        SendOrWait program = SendOrWait.of(hazard(law), DAY, LAW, TERMS, LEVELS);

        assertThat(program.value(0)).isCloseTo(value, within(1e-5));
        assertThat(program.value(program.plan(0), 0)).isCloseTo(value, within(2e-3));
        Integer[] reference = days(days);
        assertThat(decidedOnTheGrid(program)).startsWith(reference);
        for (int i = 0; i < reference.length; i++)
            assertThat(program.plan(0).get(i)).as("day of message %d", i).isBetween(reference[i] - 1, reference[i] + 1);
        assertThat(program.value(List.of(0), 0)).isCloseTo(immediate, within(1e-4));
        assertThat(program.value(List.of(0, 7, 14, 21, 28), 0)).isCloseTo(weekly, within(1e-4));
        assertThat(program.value(IntStream.range(0, 10).boxed().toList(), 0)).isCloseTo(daily, within(1e-4));
    }

    /** The reference decides at the nearest of its 201 levels; {@link SendOrWait#plan} at the level itself, a day apart at most. */
    private static List<Integer> decidedOnTheGrid(SendOrWait program) {
        List<Integer> days = new ArrayList<>();
        double level = 0;
        for (int day = 0; day < 90; day++) {
            boolean sends = program.sends(day, Math.rint(level * (LEVELS - 1)) / (LEVELS - 1));
            if (sends) days.add(day);
            level = 0.93 * (sends ? level + 0.5 * (1 - level) : level);
        }
        return days;
    }

    @Test
    void a_tired_customer_gets_fewer_messages_and_later() {
        SendOrWait program = SendOrWait.of(hazard("LogNormal"), DAY, LAW, TERMS, LEVELS);

        assertThat(program.value(0.9)).isLessThan(program.value(0));
        assertThat(program.plan(0.9).get(0))
                .isGreaterThanOrEqualTo(program.plan(0).get(0));
    }

    @Test
    void sends_nothing_where_nothing_pays() {
        SendOrWait.Terms dear = new SendOrWait.Terms(0.03, 60, 5, 15);

        SendOrWait program = SendOrWait.of(hazard("LogNormal"), DAY, LAW, dear, LEVELS);

        assertThat(program.plan(0)).isEmpty();
        assertThat(program.value(0)).isZero();
        assertThat(SendOrWait.of(new double[10], DAY, LAW, TERMS, LEVELS).plan(0))
                .isEmpty();
    }

    @Test
    void names_what_is_wrong() {
        assertThatThrownBy(() -> SendOrWait.of(new double[] {0, Double.NaN}, DAY, LAW, TERMS, LEVELS))
                .hasMessageContaining("hazard[1]")
                .hasMessageContaining("NaN");
    }

    private static double[] hazard(String law) {
        double[] hazard = new double[90];
        double[] pmf = KnownLaws.pmf(law, hazard.length);
        double left = 1;
        for (int t = 0; t < hazard.length; t++) {
            hazard[t] = pmf[t] / left;
            left -= pmf[t];
        }
        return hazard;
    }

    private static Integer[] days(String text) {
        return Arrays.stream(text.split(" ")).map(Integer::valueOf).toArray(Integer[]::new);
    }
}

package io.kairos.timing.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.kairos.timing.channel.Latency.Exponential;
import io.kairos.timing.channel.Latency.Fixed;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelChoiceTest {

    private static final Instant START = Instant.parse("2026-06-01T00:00:00Z");
    private static final Duration TENTH = Duration.ofMinutes(144);

    /** g of Weibull(1.8, 30 d) with half-life 7 d on a grid of 0.01 days, by the recursion g_i = p_i + 2^(−δ/h)·g_{i+1}. */
    private static final ValueCurve SOFA = ValueCurve.of(START, days(0.01), sofa(0.01));

    private static final List<ChannelOffer> OFFERS = List.of(
            ChannelOffer.of("sms", 0.20, 0.06, new Exponential(Duration.ofMinutes(2))),
            ChannelOffer.of("email", 0.10, 0.001, new Exponential(days(0.35))),
            ChannelOffer.of("display", 0.02, 0.004, new Exponential(days(0.5))),
            ChannelOffer.of("postal", 0.25, 0.80, new Exponential(days(2.5))));

    @Test
    void each_channel_at_its_own_best_instant() {
        List<ChannelScore> scores = ChannelChoice.scores(SOFA, tenths(), OFFERS, 50);

        assertThat(scores).extracting(ChannelScore::channel).containsExactly("sms", "postal", "email", "display");
        assertThat(scores)
                .extracting(score -> Math.round(day(score) * 10) / 10.0)
                .containsExactly(12.0, 9.7, 11.7, 11.5);
        assertThat(scores.get(0).netValue()).isCloseTo(2.3465, within(1e-4));
        assertThat(scores.get(1).netValue()).isCloseTo(2.1771, within(1e-4));
        assertThat(scores.get(2).netValue()).isCloseTo(1.2020, within(1e-4));
        assertThat(scores.get(3).netValue()).isCloseTo(0.2365, within(1e-4));
    }

    @Test
    void at_once_earns_less() {
        List<ChannelScore> scores = ChannelChoice.scores(SOFA, List.of(START), OFFERS, 50);

        assertThat(scores).extracting(ChannelScore::channel).containsExactly("postal", "sms", "email", "display");
        assertThat(scores.get(0).netValue()).isCloseTo(1.5525, within(1e-4));
        // 1.5402 in the reference, see the_reference_spreads_delays_over_cells
        assertThat(scores.get(1).netValue()).isCloseTo(1.5396, within(1e-4));
        assertThat(scores.get(2).netValue()).isCloseTo(0.8245, within(1e-4));
        assertThat(scores.get(3).netValue()).isCloseTo(0.1632, within(1e-4));
    }

    /**
     * T3 to its last digit: the reference gives the delay's probability of each cell of 0.01 days to both ends of the cell in halves. A
     * text message, read after two minutes, thus counts as read after 7.2; all other figures hardly notice.
     */
    @ParameterizedTest
    @CsvSource({
        "0.001388888888888889, 0.20, 0.06,  12.0, 2.3465, 1.5402",
        "0.35,                 0.10, 0.001, 11.7, 1.2020, 0.8245",
        "0.5,                  0.02, 0.004, 11.5, 0.2365, 0.1632",
        "2.5,                  0.25, 0.80,   9.7, 2.1771, 1.5525"
    })
    void the_reference_spreads_delays_over_cells(
            double delay, double effect, double cost, double day, double net, double atOnce) {
        double[] seen = sofa(0.01);

        int best = 0;
        for (int tenth = 0; tenth < 200; tenth++)
            if (overCells(seen, 0.01, 10 * tenth, delay) > overCells(seen, 0.01, best, delay)) best = 10 * tenth;

        assertThat(best).isEqualTo((int) Math.round(100 * day));
        assertThat(50 * effect * overCells(seen, 0.01, best, delay) - cost).isCloseTo(net, within(5e-5));
        assertThat(50 * effect * overCells(seen, 0.01, 0, delay) - cost).isCloseTo(atOnce, within(5e-5));
    }

    /** On finer grids both come to 1.5388, the exact value; here the error falls with the grid, there with grid and delay. */
    @Test
    void a_finer_grid_brings_the_reference_to_our_figure() {
        ChannelOffer text = OFFERS.get(0);
        double limit = 10 * (exact(0) + exactSlope() * 2 / 1440) - 0.06;
        double last = 1;
        for (double step : new double[] {0.01, 0.005, 0.0025}) {
            double[] seen = sofa(step);

            double ours = ChannelChoice.scores(
                            ValueCurve.of(START, days(step), seen), List.of(START), List.of(text), 50)
                    .get(0)
                    .netValue();
            double theirs = 10 * overCells(seen, step, 0, 2.0 / 1440) - 0.06;

            assertThat(Math.abs(ours - limit)).isLessThan(0.6 * last).isLessThan(Math.abs(theirs - limit));
            last = Math.abs(ours - limit);
        }
        assertThat(limit).isCloseTo(1.5388, within(5e-5));
        assertThat(last).isLessThan(2.5e-4);
    }

    private static double overCells(double[] seen, double step, int at, double delay) {
        double sum = 0;
        for (int cell = 0; cell * step < 30 * delay + step; cell++) {
            double mass = StrictMath.exp(-cell * step / delay) - StrictMath.exp(-(cell + 1) * step / delay);
            sum += mass * (seen[at + cell] + seen[at + cell + 1]) / 2;
        }
        return sum;
    }

    /** g(t) with the mass of each thousandth of a day at its middle. */
    private static double exact(double t) {
        double sum = 0;
        for (int i = 0; i < 200_000; i++)
            sum += (survival(t + i * 1e-3) - survival(t + (i + 1) * 1e-3)) * StrictMath.pow(2, -(i + 0.5) * 1e-3 / 7);
        return sum;
    }

    /** g'(0) = θ g(0) − f(0), and this law's density starts at 0. */
    private static double exactSlope() {
        return StrictMath.log(2) / 7 * exact(0);
    }

    @Test
    void a_letter_leaves_at_the_cut_off_and_waits_over_the_weekend() {
        ZoneId brussels = ZoneId.of("Europe/Brussels");
        CutOff post =
                new CutOff(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), LocalTime.of(16, 0), brussels, Set.of());
        ChannelOffer letter = new ChannelOffer("postal", 0.2, 0.8, new Fixed(Duration.ofDays(2)), Optional.of(post), 0);
        Instant friday = Instant.parse("2026-06-05T12:00:00Z");
        Instant saturday = friday.plus(Duration.ofDays(1));
        Instant tooLate = Instant.parse("2026-06-08T14:00:01Z");
        ValueCurve read = ValueCurve.of(friday, Duration.ofHours(1), 400, t -> 1 - Math.abs(t / 86_400 - 5) / 20);

        ChannelScore score = ChannelChoice.scores(read, List.of(friday, saturday, tooLate), List.of(letter), 100)
                .get(0);

        // leaves on Monday 14:00Z, read on Wednesday; the Friday instant would leave at once and be read on Sunday
        assertThat(score.bestDispatch()).isEqualTo(saturday);
        assertThat(score.readingDelay()).isEqualTo(Duration.ofDays(4).plusHours(2));
    }

    @Test
    void flat_curve_takes_the_earliest_instant_and_says_how_long_it_stays_as_good() {
        List<Instant> instants = List.of(START, START.plusSeconds(3600), START.plusSeconds(7200));

        ChannelScore score = ChannelChoice.scores(
                        ValueCurve.of(START, Duration.ofHours(1), new double[] {0.2, 0.2, 0.1}),
                        instants,
                        List.of(ChannelOffer.of("push", 0.1, 0, new Fixed(Duration.ZERO))),
                        50)
                .get(0);

        assertThat(score.bestDispatch()).isEqualTo(START);
        assertThat(score.sameUntil()).isEqualTo(START.plusSeconds(3600));
    }

    @Test
    void equal_channels_stand_in_the_order_of_their_names_whatever_the_order_of_the_offers() {
        ChannelOffer push = ChannelOffer.of("push", 0.1, 0.01, new Fixed(Duration.ofMinutes(1)));
        ChannelOffer sms = ChannelOffer.of("sms", 0.1, 0.01, new Fixed(Duration.ofMinutes(1)));

        assertThat(ChannelChoice.scores(SOFA, tenths(), List.of(sms, push), 50))
                .isEqualTo(ChannelChoice.scores(SOFA, tenths(), List.of(push, sms), 50))
                .extracting(ChannelScore::channel)
                .containsExactly("push", "sms");
    }

    @Test
    void a_message_that_costs_more_than_it_brings_is_not_worthwhile() {
        ChannelOffer dear = new ChannelOffer("call", 0.1, 3, new Fixed(Duration.ZERO), Optional.empty(), 0);
        ChannelOffer tiring = new ChannelOffer("sms", 0.1, 0, new Fixed(Duration.ZERO), Optional.empty(), 3);

        assertThat(ChannelChoice.scores(SOFA, tenths(), List.of(dear, tiring), 50))
                .hasSize(2)
                .noneMatch(ChannelScore::worthwhile)
                .allSatisfy(score -> assertThat(score.netValue()).isEqualTo(50 * score.conversion() - 3));
    }

    @Test
    void nothing_allowed_means_no_score() {
        assertThat(ChannelChoice.scores(SOFA, List.of(), OFFERS, 50)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, -0.1, Double.POSITIVE_INFINITY})
    void bad_input_is_named(double bad) {
        Latency atOnce = new Fixed(Duration.ZERO);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChannelOffer.of("sms", bad, 0, atOnce))
                .withMessageContaining("effect of sms");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChannelOffer.of("sms", 0, bad, atOnce))
                .withMessageContaining("cost of sms");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ChannelOffer("sms", 0, 0, atOnce, Optional.empty(), bad))
                .withMessageContaining("unsubscribeCost of sms");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChannelChoice.scores(SOFA, tenths(), OFFERS, bad))
                .withMessageContaining("value");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ValueCurve.of(START, TENTH, new double[] {0, bad}))
                .withMessageContaining("g[1]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChannelChoice.scores(SOFA, List.of(START, START), OFFERS, 50))
                .withMessageContaining("must rise");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChannelChoice.scores(SOFA, tenths(), List.of(OFFERS.get(0), OFFERS.get(0)), 50))
                .withMessageContaining("twice");
    }

    private static double day(ChannelScore score) {
        return Duration.between(START, score.bestDispatch()).toMinutes() / 1440.0;
    }

    private static List<Instant> tenths() {
        List<Instant> instants = new ArrayList<>();
        for (int i = 0; i <= 600; i++) instants.add(START.plus(TENTH.multipliedBy(i)));
        return instants;
    }

    private static double[] sofa(double step) {
        int points = (int) Math.round(400 / step);
        double[] g = new double[points];
        for (int i = points - 2; i >= 0; i--) {
            double mass = survival(i * step) - survival((i + 1) * step);
            g[i] = mass + StrictMath.pow(2, -step / 7) * g[i + 1];
        }
        return g;
    }

    private static double survival(double day) {
        return StrictMath.exp(-StrictMath.pow(day / 30, 1.8));
    }

    private static Duration days(double days) {
        return Duration.ofMillis(Math.round(days * 86_400_000));
    }
}

package io.kairos.timing.uplift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.kairos.timing.model.FitReport.Warning;
import io.kairos.timing.model.ModelFitException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class UpliftTest {

    @Test
    void recovers_whom_the_message_moves() {
        TLearner learnt = TLearner.fit(people(20_000, true), "none", 1);

        TLearner.CustomerUplift moved = learnt.uplift("sms", new double[] {1});
        TLearner.CustomerUplift unmoved = learnt.uplift("sms", new double[] {0});
        assertThat(moved.estimate()).isCloseTo(0.2, within(4 * moved.standardError()));
        assertThat(unmoved.estimate()).isCloseTo(0, within(4 * unmoved.standardError()));
        assertThat(moved.standardError()).isBetween(0.002, 0.02);
        assertThat(learnt.best(new double[] {1})).isEqualTo("sms");
        assertThat(learnt.arms()).containsExactly("none", "sms");
        assertThat(learnt.report("sms").calibration()).isNotEmpty();
    }

    /** Reminders go to those who do not answer: their raw difference is negative though the message helps. */
    @Test
    void without_randomisation_the_difference_is_no_effect() {
        List<Treated> people = people(20_000, false);

        Effect raw = Effect.between(outcomes(people, "sms"), outcomes(people, "none"));
        Effect fair = Effect.between(outcomes(people(20_000, true), "sms"), outcomes(people(20_000, true), "none"));

        assertThat(raw.high()).isNegative();
        assertThat(fair.low()).isPositive();
    }

    @Test
    void an_order_by_chance_has_a_qini_of_about_zero() {
        SplittableRandom random = new SplittableRandom(4);
        int n = 20_000;
        double[] predicted = new double[n];
        boolean[] treated = new boolean[n];
        double[] outcome = new double[n];
        for (int i = 0; i < n; i++) {
            predicted[i] = random.nextDouble();
            treated[i] = random.nextBoolean();
            outcome[i] = random.nextDouble() < (treated[i] ? 0.2 : 0.1) ? 1 : 0;
        }

        Qini chance = Qini.of(predicted, treated, outcome);

        assertThat(chance.coefficient()).isCloseTo(0, within(0.004));
        assertThat(chance.totalUplift()).isCloseTo(0.1, within(0.02));
    }

    @Test
    void bad_input_is_named() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Treated(new double[] {Double.NaN}, "sms", true))
                .withMessageContaining("feature 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Effect.between(new double[] {1}, new double[] {1, 0}))
                .withMessageContaining("treated group has 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Effect.between(new double[] {1, 0}, new double[] {Double.NaN, 0}))
                .withMessageContaining("control group");
        assertThatExceptionOfType(ModelFitException.class)
                .isThrownBy(() -> TLearner.fit(List.of(), "none", 1))
                .withMessageContaining("control arm none");
        assertThatExceptionOfType(ModelFitException.class)
                .isThrownBy(() -> TLearner.fit(
                        List.of(new Treated(new double[1], "none", true), new Treated(new double[1], "sms", true)),
                        "none",
                        1))
                .withMessageContaining("some who did and some who did not");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TLearner.fit(people(100, true), "none", -1))
                .withMessageContaining("ridge");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Qini.of(new double[] {Double.NaN}, new boolean[1], new double[1]))
                .withMessageContaining("customer 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Qini.of(new double[2], new boolean[2], new double[2]))
                .withMessageContaining("0 of 2 customers were treated");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RandomisedPolicy.of(new String[] {"a"}, new String[] {"b"}, new double[1]))
                .withMessageContaining("at least 2");
        TLearner learnt = TLearner.fit(people(400, true), "none", 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> learnt.uplift("fax", new double[1]))
                .withMessageContaining("unknown arm fax");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> learnt.uplift("sms", new double[2]))
                .withMessageContaining("expected 1 features");
    }

    @Test
    void few_conversions_are_warned_of() {
        List<Treated> people = new ArrayList<>();
        for (int i = 0; i < 100; i++)
            people.add(new Treated(new double[] {i % 7}, i % 2 == 0 ? "none" : "sms", i < 10));

        assertThat(TLearner.fit(people, "none", 1).report("sms").warnings())
                .extracting(Warning::code)
                .containsExactly("few-events");
    }

    /** Half are open to the message, which adds 0.2 for them; unless by chance it goes to the cold ones, who seldom convert. */
    private static List<Treated> people(int count, boolean byChance) {
        SplittableRandom random = new SplittableRandom(9);
        List<Treated> people = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int open = random.nextInt(2);
            boolean cold = random.nextBoolean();
            boolean sms = byChance ? random.nextBoolean() : random.nextDouble() < (cold ? 0.9 : 0.1);
            double rate = (cold ? 0.05 : 0.35) + (sms ? 0.2 * open : 0);
            people.add(new Treated(new double[] {open}, sms ? "sms" : "none", random.nextDouble() < rate));
        }
        return people;
    }

    private static double[] outcomes(List<Treated> people, String arm) {
        return people.stream()
                .filter(each -> each.arm().equals(arm))
                .mapToDouble(each -> each.converted() ? 1 : 0)
                .toArray();
    }
}

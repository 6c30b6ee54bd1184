package io.kairos.timing.placement;

import io.kairos.timing.survival.Exponential;
import io.kairos.timing.survival.LogLogistic;
import io.kairos.timing.survival.LogNormal;
import io.kairos.timing.survival.SurvivalLaw;
import io.kairos.timing.survival.Weibull;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/** The laws of the reference tables, by their names there. */
final class KnownLaws {

    private static final Map<String, SurvivalLaw> LAWS = Map.of(
            "Exponential", new Exponential(20),
            "Weibull1.8", new Weibull(1.8, 30),
            "Weibull0.7", new Weibull(0.7, 30),
            "LogNormal", new LogNormal(3, 0.6),
            "LogLogistic", new LogLogistic(20, 3));

    private KnownLaws() {}

    /** S(t) of any law of the tables, the gamma law of shape 3 and scale 10 in closed form. */
    static DoubleUnaryOperator survival(String name) {
        if (!name.equals("Gamma")) return named(name)::survival;
        return t -> Math.exp(-t / 10) * (1 + t / 10 + t * t / 200);
    }

    /** P(day i). */
    static double[] pmf(String name, int days) {
        return pmf(survival(name), 0, 1, days);
    }

    static SurvivalLaw named(String name) {
        SurvivalLaw law = LAWS.get(name);
        if (law == null) throw new IllegalArgumentException("no such law: " + name);
        return law;
    }

    /** P(step i) of steps of so many days, given no purchase before {@code from}. */
    static double[] pmf(DoubleUnaryOperator survival, double from, double step, int steps) {
        double[] pmf = new double[steps];
        double unbought = survival.applyAsDouble(from);
        for (int i = 0; i < steps; i++)
            pmf[i] = (survival.applyAsDouble(from + i * step) - survival.applyAsDouble(from + (i + 1) * step))
                    / unbought;
        return pmf;
    }
}

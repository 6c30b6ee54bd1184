package io.kairos.timing.fatigue;

import java.time.Duration;

/**
 * Law of the fatigue level m in 0..1: it fades as m·2^(−gap/halfLife) and each message lifts it to m + κ(1 − m). A message
 * sent at level m earns (1 − m) of its response and unsubscribes the customer with probability u0 + u1·m.
 * Source: dosage with geometric decay, Liao, Greenewald, Klasnja, Murphy 2020 (HeartSteps), section 4.
 *
 * @param kappa κ, share of the rest that one message uses up, 0..1
 * @param halfLife time in which the level halves, positive
 * @param unsubscribeBase u0, 0..1
 * @param unsubscribeSlope u1, 0 or more, u0 + u1 at most 1
 */
public record Fatigue(double kappa, Duration halfLife, double unsubscribeBase, double unsubscribeSlope) {

    private static final double SECONDS_PER_DAY = 86_400;

    public Fatigue {
        requireShare("kappa", kappa);
        if (halfLife.isNegative() || halfLife.isZero())
            throw new IllegalArgumentException("halfLife must be positive, was " + halfLife);
        requireShare("unsubscribeBase", unsubscribeBase);
        requireShare("unsubscribeSlope", unsubscribeSlope);
        if (unsubscribeBase + unsubscribeSlope > 1)
            throw new IllegalArgumentException("unsubscribeBase + unsubscribeSlope must be at most 1, was "
                    + (unsubscribeBase + unsubscribeSlope));
    }

    /**
     * With the share ρ of the level that is left after a day instead of the half-life.
     *
     * @param leftAfterDay ρ, strictly in 0..1
     */
    public static Fatigue ofDailyDecay(
            double kappa, double leftAfterDay, double unsubscribeBase, double unsubscribeSlope) {
        if (!(leftAfterDay > 0 && leftAfterDay < 1))
            throw new IllegalArgumentException("leftAfterDay must lie strictly in 0..1, was " + leftAfterDay);
        double seconds = SECONDS_PER_DAY * StrictMath.log(2) / -StrictMath.log(leftAfterDay);
        long whole = (long) seconds;
        Duration halfLife = Duration.ofSeconds(whole, Math.round((seconds - whole) * 1e9));
        return new Fatigue(kappa, halfLife, unsubscribeBase, unsubscribeSlope);
    }

    /** Level after a gap without messages. */
    public double after(double m, Duration gap) {
        requireShare("m", m);
        if (gap.isNegative()) throw new IllegalArgumentException("gap must not be negative, was " + gap);
        return m * StrictMath.exp(-StrictMath.log(2) * (seconds(gap) / seconds(halfLife)));
    }

    /** Level right after a message sent at level m. */
    public double sent(double m) {
        requireShare("m", m);
        return m + kappa * (1 - m);
    }

    /** Share of the response that a message sent at level m still earns. */
    public double response(double m) {
        requireShare("m", m);
        return 1 - m;
    }

    /** Probability that a message sent at level m makes the customer unsubscribe. */
    public double unsubscribe(double m) {
        requireShare("m", m);
        return unsubscribeBase + unsubscribeSlope * m;
    }

    private static double seconds(Duration duration) {
        return duration.getSeconds() + duration.getNano() / 1e9;
    }

    static void requireShare(String name, double value) {
        if (!(value >= 0 && value <= 1)) throw new IllegalArgumentException(name + " must lie in 0..1, was " + value);
    }
}

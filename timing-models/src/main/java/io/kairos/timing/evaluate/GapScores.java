package io.kairos.timing.evaluate;

import io.kairos.timing.placement.DecayCandidates;
import io.kairos.timing.placement.Placement;
import java.util.ArrayList;
import java.util.List;

/** Scores of one way to foretell gaps, origin by origin. */
final class GapScores {

    static final int FOLLOW_UP = 90;

    static final int WINDOW = 7;
    private static final double HALF_LIFE = 7;
    private static final double COST = 0.03;
    private static final int MESSAGES = 3;
    private static final double LEAST = 1e-12;

    private record Rank(int days, boolean bought, double expected) {}

    private final List<Rank> ranks = new ArrayList<>();
    private int followed;
    private double logScore;
    private double error;
    private double bias;
    private double covered;
    private double brier;
    private double hits;
    private double value;
    private double sent;

    /**
     * @param send day after the origin from which 7 days are to catch the purchase
     * @param survival P(gap &gt; d) for d = 0, 1, … to at least {@link GapOrigin#LONGEST} + 7
     */
    void add(GapOrigin origin, int send, double[] survival) {
        double still = survival[origin.days()];
        double likelihood = origin.bought() ? survival[origin.days() - 1] - still : still;
        logScore -= StrictMath.log(Math.max(LEAST, likelihood));
        double expected = 0;
        for (int d = 0; d < GapOrigin.LONGEST; d++) expected += survival[d];
        ranks.add(new Rank(origin.days(), origin.bought(), expected));
        if (origin.followed() >= FOLLOW_UP) addFollowed(origin, send, survival);
    }

    private void addFollowed(GapOrigin origin, int send, double[] survival) {
        followed++;
        int gap = origin.bought() ? Math.min(origin.days(), FOLLOW_UP) : FOLLOW_UP;
        double median = Math.min(quantile(survival, 0.5), FOLLOW_UP);
        error += Math.abs(median - gap);
        bias += median - gap;
        if (Math.min(quantile(survival, 0.1), FOLLOW_UP) <= gap && gap <= Math.min(quantile(survival, 0.9), FOLLOW_UP))
            covered++;
        for (int d = 1; d < FOLLOW_UP; d++) {
            double off = (gap > d ? 1 : 0) - survival[d];
            brier += off * off / (FOLLOW_UP - 1);
        }
        if (catches(send, origin)) hits++;
        List<Integer> plan = plan(survival);
        int last = 0;
        for (int day : plan)
            if (day <= gap) {
                last = day;
                sent++;
            }
        boolean boughtInTime = origin.bought() && origin.days() <= FOLLOW_UP;
        if (last > 0 && boughtInTime) value += DecayCandidates.decay(gap - last, HALF_LIFE);
    }

    /** Days after the origin on which at most three messages go, the best for the value net of cost. */
    private static List<Integer> plan(double[] survival) {
        double[] mass = new double[FOLLOW_UP];
        double[] seen = new double[FOLLOW_UP];
        for (int i = 0; i < FOLLOW_UP; i++) {
            mass[i] = survival[i] - survival[i + 1];
            seen[i] = i;
        }
        DecayCandidates free = DecayCandidates.dayGrid(mass, HALF_LIFE);
        double[] earning = new double[FOLLOW_UP];
        for (int i = 0; i < FOLLOW_UP; i++) earning[i] = free.earning(i);
        DecayCandidates charged = new DecayCandidates(seen, earning, HALF_LIFE) {
            @Override
            public double cost(int i) {
                return COST * survival[i];
            }
        };
        Placement placement = Placement.of(charged, MESSAGES);
        List<Integer> days = new ArrayList<>();
        if (placement.best() > 0) for (int i : placement.plan()) days.add(i + 1);
        return days;
    }

    static boolean catches(int send, GapOrigin origin) {
        return origin.bought() && origin.days() >= send && origin.days() < send + WINDOW;
    }

    /** First day by which so large a share has bought; the length of the curve where it never has. */
    static int quantile(double[] survival, double p) {
        int day = 1;
        while (day < survival.length && 1 - survival[day] < p) day++;
        return day;
    }

    Metrics metrics() {
        return new Metrics()
                .put("logscore", logScore / ranks.size())
                .put("rmae90", perFollowed(error))
                .put("bias90", perFollowed(bias))
                .put("cover80", perFollowed(covered))
                .put("ibs90", perFollowed(brier))
                .put("cindex", concordance())
                .put("hit7", perFollowed(hits))
                .put("value_3_messages", perFollowed(value))
                .put("sent", perFollowed(sent))
                .put("net_value", perFollowed(value - COST * sent));
    }

    int followed() {
        return followed;
    }

    private double perFollowed(double sum) {
        return followed == 0 ? 0 : sum / followed;
    }

    /** Harrell's C: of two gaps of which one is known to be shorter, the share expected to be; ties count half. */
    private double concordance() {
        double agree = 0;
        double pairs = 0;
        for (Rank one : ranks) {
            if (!one.bought) continue;
            for (Rank other : ranks) {
                if (other.days < one.days || other.days == one.days && other.bought) continue;
                pairs++;
                if (one.expected < other.expected) agree++;
                else if (one.expected == other.expected) agree += 0.5;
            }
        }
        return pairs == 0 ? 0.5 : agree / pairs;
    }
}

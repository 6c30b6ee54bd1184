package io.kairos.timing.replenish;

import java.time.LocalDate;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * By which law the days are picked that are to catch the next purchase: the pool of hazards, or one kernel about the customer's own gaps.
 * The law that foretells best need not be the one whose narrow windows catch most. Tried forwards in time on the last
 * {@value #TRIED_DAYS} days of the training period with hazards fitted on what was known before; the pool stays unless a kernel catches more.
 */
final class WindowChoice {

    /** No kernel: the pool of hazards picks. */
    static final double POOL = 0;

    /** Bandwidths of 0.3, 0.4, 0.55 and 0.7 in ln(days): π/√3 over it. */
    static final double[] POWERS = {6.05, 4.5, 3.3, 2.6};

    static final int TRIED_DAYS = 120;
    private static final int WINDOW = 7;
    private static final int FOLLOWED = 90;
    private static final int LEAST_CASES = 200;

    private WindowChoice() {}

    /**
     * @param earlier fitted on what was known {@value #TRIED_DAYS} days before
     * @param asOf last day that is known
     * @return the sharpness of the kernel, or {@link #POOL}
     */
    static double of(PurchaseDays known, LocalDate asOf, HazardPool earlier, Typical typical) {
        LocalDate cut = asOf.minusDays(TRIED_DAYS);
        List<GapCase> cases =
                GapCase.of(known, asOf, ReplenishmentModel.ESTABLISHED - 1, origin -> origin.isAfter(cut)).stream()
                        .filter(each -> each.followed() >= FOLLOWED)
                        .toList();
        if (cases.size() < LEAST_CASES) return POOL;
        double best = POOL;
        int most = hits(
                cases,
                each -> GapDistribution.bestStart(
                        earlier.survival(new DayColumns(each.rhythm(), typical), GapCase.HORIZON), WINDOW));
        for (double power : POWERS) {
            int caught = hits(
                    cases,
                    each -> GapDistribution.bestStart(
                            survival(each.rhythm(), typical, power, GapCase.HORIZON), WINDOW));
            if (caught > most) {
                most = caught;
                best = power;
            }
        }
        return best;
    }

    /** S(0), …, S(days) under a kernel about the customer's own gaps, alone. */
    static double[] survival(Rhythm rhythm, Typical typical, double power, int days) {
        double[] gaps = rhythm.logGaps();
        double sum = typical.mean();
        for (double gap : gaps) sum += gap;
        return new OwnKernel(power, gaps, sum / (gaps.length + 1)).survival(days);
    }

    private static int hits(List<GapCase> cases, ToIntFunction<GapCase> start) {
        int hits = 0;
        for (GapCase each : cases) {
            int first = start.applyAsInt(each) + 1;
            if (each.bought() && each.days() >= first && each.days() < first + WINDOW) hits++;
        }
        return hits;
    }
}

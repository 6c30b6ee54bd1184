package io.kairos.timing.hours;

import io.kairos.timing.model.FitReport;
import java.time.Duration;
import java.time.LocalDateTime;

/**
 * When people open what reaches them, apart from when it reached them: hazard per hour {@code λ(t, d, h) = b(t)·r_d·r_h} of an open at
 * {@code t} after delivery, on local weekday d at hour h. The histogram of opens shows b as much as r: it peaks where one sends.
 * Source: piecewise exponential model, N. Laird, D. Olivier, JASA 76 (1981); time-to-open for send times, A. Singh et al., arXiv
 * 2004.09900 (2020).
 */
public final class OpenHours {

    /** Ends of the intervals of b, in hours after delivery. */
    static final double[] LAGS = {1, 2, 4, 8, 16, 24, 48, 72};

    private final double[] base;
    private final double[] days;
    private final double[] hours;

    OpenHours(double[] base, double[] days, double[] hours) {
        this.base = base;
        this.days = days;
        this.hours = hours;
    }

    /** Share of opens in each hour of the week if something fresh lay there all week. */
    public WeekLaw response() {
        double[] weights = new double[WeekHours.COUNT];
        for (int cell = 0; cell < weights.length; cell++)
            weights[cell] = days[cell / WeekHours.HOURS] * hours[cell % WeekHours.HOURS];
        return WeekLaw.of(weights);
    }

    /** λ per hour; 0 from 72 hours after delivery. */
    public double hazard(Duration sinceDelivery, LocalDateTime local) {
        int lag = lag(sinceDelivery.toSeconds() / 3600.0);
        return lag < base.length ? base[lag] * days[local.getDayOfWeek().ordinal()] * hours[local.getHour()] : 0;
    }

    /** P(opened within so long of a delivery at this local time). */
    public double probability(LocalDateTime delivered, Duration within) {
        double[] hazard = {0};
        DeliveredHours.walk(
                delivered,
                within,
                (lag, day, hour, length) -> hazard[0] += base[lag] * days[day] * hours[hour] * length);
        return -StrictMath.expm1(-hazard[0]);
    }

    static int lag(double hoursSince) {
        int lag = 0;
        while (lag < LAGS.length && hoursSince >= LAGS[lag]) lag++;
        return lag;
    }

    /** A model and what its fit saw. */
    public record Fitted(OpenHours model, FitReport report) {}
}

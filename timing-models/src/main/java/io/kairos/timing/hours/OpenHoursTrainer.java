package io.kairos.timing.hours;

import io.kairos.timing.hours.OpenHours.Fitted;
import io.kairos.timing.model.FitReport;
import io.kairos.timing.model.FitReport.Estimate;
import io.kairos.timing.model.FitReport.Warning;
import io.kairos.timing.model.ModelFitException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Fits {@link OpenHours} by proportional fitting of opens to hours at risk, weekdays and hours with a Gamma law of mean 1 that counts for
 * 5 opens each. A customer weighs at most about 16 deliveries; what machines opened is left out.
 */
public final class OpenHoursTrainer {

    private static final int LEAST_OPENS = 30;
    private static final double PRIOR = 5;
    private static final double LIKENESS = 15;
    private static final int MOST_ROUNDS = 500;
    private static final double SETTLED = 1e-7;
    private static final double ONE_HOUR = 0.9;

    private final double[][][] atRisk = new double[OpenHours.LAGS.length][WeekHours.DAYS][WeekHours.HOURS];
    private final double[] opensByLag = new double[OpenHours.LAGS.length];
    private final double[] opensByDay = new double[WeekHours.DAYS];
    private final double[] opensByHour = new double[WeekHours.HOURS];
    private final double[] base = new double[OpenHours.LAGS.length];
    private final double[] days = new double[WeekHours.DAYS];
    private final double[] hours = new double[WeekHours.HOURS];

    private OpenHoursTrainer() {
        Arrays.fill(days, 1);
        Arrays.fill(hours, 1);
    }

    /**
     * @param deliveries opened or not, in any order
     * @throws ModelFitException if fewer than 30 were opened by people
     */
    public static Fitted fit(Collection<Delivery> deliveries) {
        List<Delivery> human = deliveries.stream()
                .filter(each -> !each.machine())
                .sorted(Comparator.comparing(Delivery::toString))
                .toList();
        int opened = (int)
                human.stream().filter(each -> each.openedAfter().isPresent()).count();
        if (opened < LEAST_OPENS)
            throw new ModelFitException("hours of opens need " + LEAST_OPENS + " deliveries opened by people, found "
                    + opened + " among " + deliveries.size());
        Map<String, Integer> perCustomer = new TreeMap<>();
        human.forEach(each -> perCustomer.merge(each.customer(), 1, Integer::sum));
        OpenHoursTrainer trainer = new OpenHoursTrainer();
        for (Delivery each : human)
            trainer.add(each, (1 + LIKENESS) / (perCustomer.getOrDefault(each.customer(), 1) + LIKENESS));
        trainer.settle();
        return new Fitted(
                new OpenHours(trainer.base, trainer.days, trainer.hours),
                trainer.report(human, opened, deliveries.size() - human.size()));
    }

    private void add(Delivery each, double weight) {
        Duration lay = each.openedAfter().orElse(each.watched());
        DeliveredHours.walk(
                each.delivered(), lay, (lag, day, hour, length) -> atRisk[lag][day][hour] += weight * length);
        if (each.openedAfter().isEmpty()) return;
        int lag = OpenHours.lag(lay.toMillis() / 3_600_000.0);
        if (lag == base.length) return;
        LocalDateTime at = each.delivered().plus(lay);
        opensByLag[lag] += weight;
        opensByDay[at.getDayOfWeek().ordinal()] += weight;
        opensByHour[at.getHour()] += weight;
    }

    private void settle() {
        fitBase();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double[] before = hours.clone();
            double[] dayRisk = new double[days.length];
            each((lag, day, hour, risk) -> dayRisk[day] += risk * base[lag] * hours[hour]);
            fit(days, opensByDay, dayRisk);
            double[] hourRisk = new double[hours.length];
            each((lag, day, hour, risk) -> hourRisk[hour] += risk * base[lag] * days[day]);
            fit(hours, opensByHour, hourRisk);
            fitBase();
            double change = 0;
            for (int hour = 0; hour < hours.length; hour++)
                change = Math.max(change, Math.abs(hours[hour] - before[hour]));
            if (change < SETTLED) return;
        }
        throw new ModelFitException(
                "hours of opens did not settle in " + MOST_ROUNDS + " rounds: deliveries are too few or all alike");
    }

    private void fitBase() {
        double[] risk = new double[base.length];
        each((lag, day, hour, length) -> risk[lag] += length * days[day] * hours[hour]);
        for (int lag = 0; lag < base.length; lag++) base[lag] = risk[lag] > 0 ? opensByLag[lag] / risk[lag] : 0;
    }

    /** The scale is the base's to carry: the Gamma laws are most likely at mean 1. */
    private static void fit(double[] factors, double[] opens, double[] risk) {
        double sum = 0;
        for (int i = 0; i < factors.length; i++) sum += factors[i] = (opens[i] + PRIOR) / (risk[i] + PRIOR);
        for (int i = 0; i < factors.length; i++) factors[i] *= factors.length / sum;
    }

    private void each(DeliveredHours.Piece piece) {
        for (int lag = 0; lag < base.length; lag++)
            for (int day = 0; day < days.length; day++)
                for (int hour = 0; hour < hours.length; hour++)
                    if (atRisk[lag][day][hour] > 0) piece.add(lag, day, hour, atRisk[lag][day][hour]);
    }

    private FitReport report(List<Delivery> human, int opened, int machines) {
        double[] likelihood = {0};
        each((lag, day, hour, risk) -> likelihood[0] -= risk * base[lag] * days[day] * hours[hour]);
        Map<String, Estimate> estimates = new LinkedHashMap<>();
        for (int lag = 0; lag < base.length; lag++) {
            estimates.put("open-hazard-until-" + (int) OpenHours.LAGS[lag] + "h", estimate(base[lag]));
            if (opensByLag[lag] > 0) likelihood[0] += opensByLag[lag] * StrictMath.log(base[lag]);
        }
        for (int day = 0; day < days.length; day++) {
            estimates.put("weekday-" + (day + 1), estimate(days[day]));
            likelihood[0] += opensByDay[day] * StrictMath.log(days[day]);
        }
        for (int hour = 0; hour < hours.length; hour++) {
            estimates.put("hour-" + hour, estimate(hours[hour]));
            likelihood[0] += opensByHour[hour] * StrictMath.log(hours[hour]);
        }
        return new FitReport(
                "hours of opens, apart from hours of sending",
                human.size(),
                opened,
                human.size() - opened,
                0,
                likelihood[0],
                base.length + days.length + hours.length - 2,
                estimates,
                List.of(),
                warnings(human, machines));
    }

    private static List<Warning> warnings(List<Delivery> human, int machines) {
        List<Warning> warnings = new ArrayList<>();
        int[] sent = new int[WeekHours.HOURS];
        human.forEach(each -> sent[each.delivered().getHour()]++);
        for (int hour = 0; hour < sent.length; hour++)
            if (sent[hour] > ONE_HOUR * human.size())
                warnings.add(
                        new Warning(
                                "one-hour",
                                sent[hour] + " of " + human.size() + " messages arrived at hour " + hour
                                        + ": the hour and the time since delivery cannot be told apart. Send some at other hours, by chance."));
        if (machines > human.size())
            warnings.add(
                    new Warning(
                            "machines",
                            machines + " of " + (machines + human.size())
                                    + " deliveries were opened by machines and left out. Learn from clicks or purchases instead."));
        return warnings;
    }

    private static Estimate estimate(double value) {
        return new Estimate(value, OptionalDouble.empty());
    }
}

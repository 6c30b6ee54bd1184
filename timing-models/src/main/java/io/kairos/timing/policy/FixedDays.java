package io.kairos.timing.policy;

import static io.kairos.timing.placement.DecayCandidates.decay;

import io.kairos.timing.dated.LeadTimeObservation;
import io.kairos.timing.model.ModelFitException;
import io.kairos.timing.placement.Candidates;
import io.kairos.timing.placement.Placement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * The best a marketer can do without a model of the customer: the same days before the date for everybody, the best ones
 * for past purchases under the same decaying value.
 *
 * @param daysBefore days before the date, the earliest message first
 */
public record FixedDays(List<Integer> daysBefore) {

    public FixedDays {
        daysBefore = List.copyOf(daysBefore);
    }

    /**
     * Exact choice of at most {@code messages} days on past purchases.
     *
     * @param firstSearchDays first searches S to serve alike: every observation with lead ≤ S counts as a customer who
     *     searched S days before; days before that cannot reach this customer
     */
    public static FixedDays fit(
            Collection<LeadTimeObservation> observations, int messages, Duration halfLife, int... firstSearchDays) {
        return fit(observations, messages, halfLife, 0, firstSearchDays);
    }

    /**
     * The same, net of a cost.
     *
     * @param cost of a message, 0 or more, in units of what a message at the instant of the purchase earns; paid while nothing is
     *     bought
     */
    public static FixedDays fit(
            Collection<LeadTimeObservation> observations,
            int messages,
            Duration halfLife,
            double cost,
            int... firstSearchDays) {
        if (!(cost >= 0)) throw new IllegalArgumentException("cost must be 0 or more, was " + cost);
        double halfLifeDays = halfLife.toSeconds() / 86_400.0;
        int longest = Arrays.stream(firstSearchDays)
                .max()
                .orElseThrow(() -> new IllegalArgumentException("name at least one first search"));
        PooledSearches pooled = new PooledSearches(longest, halfLifeDays, cost);
        for (int search : firstSearchDays)
            for (LeadTimeObservation each : observations) if (each.lead() <= search) pooled.add(search, each.lead());
        if (pooled.customers == 0)
            throw new ModelFitException("no purchase within " + longest + " days of its date to learn fixed days from");
        pooled.close();
        return new FixedDays(Arrays.stream(Placement.of(pooled, messages).plan())
                .mapToObj(step -> longest - step)
                .toList());
    }

    /** The instants for one customer: those of the days that are not over at the first search. */
    public List<Instant> sends(LocalDate date, ZoneId zone, LocalTime hour, Instant firstSearch) {
        return daysBefore.stream()
                .map(days -> date.minusDays(days).atTime(hour).atZone(zone).toInstant())
                .filter(send -> !send.isBefore(firstSearch))
                .toList();
    }

    /** Steps 0..longest count down the days; credits add up over the first searches. */
    private static final class PooledSearches implements Candidates {
        private final int longest;
        private final double halfLife;
        private final double[][] earning;
        private final double[] cost;
        private int customers;

        /** earning[S][step]: what the customers who searched S days before earn from a message at that step alone. */
        PooledSearches(int longest, double halfLife, double cost) {
            this.cost = new double[longest + 1];
            Arrays.fill(this.cost, cost);
            this.longest = longest;
            this.halfLife = halfLife;
            this.earning = new double[longest + 1][];
        }

        void add(int search, int lead) {
            double[] row = earning[search];
            if (row == null) earning[search] = row = new double[longest + 2];
            row[longest - lead]++;
            customers++;
        }

        void close() {
            double[] waiting = new double[longest + 1];
            for (int search = 0; search <= longest; search++) {
                double[] row = earning[search];
                double later = 0;
                for (int step = longest; row != null && step >= longest - search; step--)
                    waiting[step] += later += row[step];
                for (int step = longest; row != null && step >= 0; step--)
                    row[step] += decay(1, halfLife) * row[step + 1];
                for (int step = 0; row != null && step < longest - search; step++) row[step] = 0;
            }
            for (int step = 0; step <= longest; step++) cost[step] *= waiting[step] / customers;
        }

        @Override
        public double cost(int i) {
            return cost[i];
        }

        @Override
        public int count() {
            return longest + 1;
        }

        @Override
        public double credit(int i, int j) {
            double credit = 0;
            for (double[] row : earning)
                if (row != null && row[i] > 0) credit += row[i] - (j > longest ? 0 : decay(j - i, halfLife) * row[j]);
            return credit / customers;
        }
    }
}

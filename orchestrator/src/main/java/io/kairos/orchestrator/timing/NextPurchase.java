package io.kairos.orchestrator.timing;

import io.kairos.timing.model.ModelRef;
import io.kairos.timing.replenish.GapDistribution;
import io.kairos.timing.replenish.ReplenishmentModel;
import io.kairos.timing.survival.LogNormal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;

/** Foresees the next purchase of one customer from the days of the earlier ones, rising and not empty. */
sealed interface NextPurchase {
    ModelRef ref();

    /** P(no purchase before that day), given none from the last one until today. */
    double noneBefore(List<LocalDate> days, LocalDate today, LocalDate day);

    /** P(the next purchase falls on that day), given the same. */
    default double on(List<LocalDate> days, LocalDate today, LocalDate day) {
        return noneBefore(days, today, day) - noneBefore(days, today, day.plusDays(1));
    }

    /** A fitted model. */
    record Fitted(ReplenishmentModel model) implements NextPurchase {
        @Override
        public ModelRef ref() {
            return model.ref();
        }

        @Override
        public double noneBefore(List<LocalDate> days, LocalDate today, LocalDate day) {
            int horizon = (int) Math.max(1, ChronoUnit.DAYS.between(today, day) + 1);
            GapDistribution gap = model.predict(days, today, horizon);
            return gap.survival(day);
        }
    }

    /**
     * What decides without a fitted model: a log-normal law around the customer's own median gap, shrunk to the typical gap
     * of the product type as one more gap; σ² = (3·0.6² + Σ (log gap − μ)²) / (3 + n).
     */
    record OwnMedian(double typicalDays) implements NextPurchase {
        private static final double PRIOR_WEIGHT = 3;
        private static final double PRIOR_SIGMA = 0.6;
        private static final double LEAST = 1e-9;

        @Override
        public ModelRef ref() {
            return new ModelRef("own-rhythm/log-normal", "1");
        }

        @Override
        public double noneBefore(List<LocalDate> days, LocalDate today, LocalDate day) {
            LogNormal law = law(days);
            LocalDate last = days.get(days.size() - 1);
            double given = law.survival(ChronoUnit.DAYS.between(last, today));
            double then = law.survival(ChronoUnit.DAYS.between(last, day));
            return given > LEAST ? Math.min(1, then / given) : 1;
        }

        private LogNormal law(List<LocalDate> days) {
            double[] gaps = new double[days.size() - 1];
            for (int i = 0; i < gaps.length; i++) gaps[i] = ChronoUnit.DAYS.between(days.get(i), days.get(i + 1));
            double[] sorted = gaps.clone();
            Arrays.sort(sorted);
            double median =
                    gaps.length == 0 ? typicalDays : (sorted[(gaps.length - 1) / 2] + sorted[gaps.length / 2]) / 2;
            double mu = (gaps.length * Math.log(median) + Math.log(typicalDays)) / (gaps.length + 1);
            double squares = PRIOR_WEIGHT * PRIOR_SIGMA * PRIOR_SIGMA;
            for (double gap : gaps) squares += (Math.log(gap) - mu) * (Math.log(gap) - mu);
            return new LogNormal(mu, Math.sqrt(squares / (PRIOR_WEIGHT + gaps.length)));
        }
    }
}

package io.kairos.timing.dated;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.timing.data.Hotel;
import io.kairos.timing.placement.DecayCandidates;
import io.kairos.timing.placement.Placement;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Trains on arrivals to August 2016, places three messages for those of September to December, counts what they earn. */
class HotelProtocolTest {

    private static final double HALF_LIFE = 7;

    @ParameterizedTest
    @CsvSource({"90, 0.350, 4.45", "180, 0.280, 5.06"})
    void three_messages_earn_more_than_fixed_days(int firstSearch, double leastValue, double worstLogScore) {
        long started = System.nanoTime();
        LeadTimeModel model = LeadTimeTrainer.fit(Hotel.train(), Hotel.TRAIN_TO);
        double seconds = (System.nanoTime() - started) / 1e9;
        List<LeadTimeObservation> test =
                Hotel.test().stream().filter(each -> each.lead() <= firstSearch).toList();

        double value = 0;
        double logScore = 0;
        for (LeadTimeObservation each : test) {
            LeadTimeDistribution predicted = model.predict(each.features(), each.date(), firstSearch);
            value += earned(plan(predicted), each.lead());
            logScore -= StrictMath.log(predicted.pmf(each.lead()));
        }

        System.out.printf(
                "S=%d n=%d value %.4f log score %.4f fit %.1f s%n",
                firstSearch, test.size(), value / test.size(), logScore / test.size(), seconds);
        assertThat(value / test.size()).isGreaterThanOrEqualTo(leastValue);
        assertThat(logScore / test.size()).isLessThan(worstLogScore);
    }

    /** Days before arrival, earliest message first. */
    private static int[] plan(LeadTimeDistribution predicted) {
        double[] pmf = new double[predicted.maxLead() + 1];
        for (int i = 0; i < pmf.length; i++) pmf[i] = predicted.pmf(predicted.maxLead() - i);
        int[] plan = Placement.of(DecayCandidates.dayGrid(pmf, HALF_LIFE), 3).plan();
        for (int i = 0; i < plan.length; i++) plan[i] = predicted.maxLead() - plan[i];
        return plan;
    }

    private static double earned(int[] daysBefore, int lead) {
        double earned = 0;
        for (int day : daysBefore) if (day >= lead) earned = DecayCandidates.decay(day - lead, HALF_LIFE);
        return earned;
    }
}

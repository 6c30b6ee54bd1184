package io.kairos.timing.replenish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WaitScoresTest {

    /** Longer than any day has columns of its own. */
    private static final int DAYS = DayColumns.MOST_DAYS + 30;

    @Test
    void are_the_columns_times_the_coefficients() {
        SplittableRandom random = new SplittableRandom(5);
        for (int customer = 0; customer < 20; customer++) {
            List<LocalDate> bought = new ArrayList<>();
            for (int k = 0; k <= customer; k++)
                bought.add(LocalDate.of(2025, 1, 1).plusDays(random.nextInt(700)));
            DayColumns columns = new DayColumns(Rhythm.of(bought), new Typical(3.4, 0.8));
            double[] by = random.doubles(DayColumns.COUNT, -1, 1).toArray();
            double[] row = new double[DayColumns.COUNT];

            double[] scores = new WaitScores(columns, DAYS).under(by);

            for (int day = 1; day <= DAYS; day++) {
                columns.fill(day, row);
                assertThat(scores[day])
                        .as("customer %s, day %s", customer, day)
                        .isCloseTo(HazardPool.score(row, by), within(1e-11));
            }
        }
    }
}

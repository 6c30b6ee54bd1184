package io.kairos.timing.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.kairos.timing.data.SharedData;
import io.kairos.timing.evaluate.CrossSellEvaluation.Options;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Protocol X1 on the online retailer of 2010. */
class CrossSellEvaluationTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void ranks_new_products_better_than_the_popularity_of_four_weeks() throws IOException {
        Path file = folder.resolve("lines.csv");
        try (InputStream csv = SharedData.open("online_retail_lines_2009-12_2010-12.csv.gz")) {
            Files.copy(csv, file);
        }

        Metrics metrics =
                CrossSellEvaluation.run(new Options(file, LocalDate.of(2010, 7, 31), LocalDate.of(2010, 12, 9)));

        assertThat(metrics.number("share_with_something_new")).isCloseTo(0.475, within(1e-3));
        assertThat(metrics.number("hit10_popular_28_days")).isCloseTo(0.323, within(3e-3));
        assertThat(metrics.number("hit10")).isGreaterThan(0.345);
    }

    @Test
    void says_what_is_wrong_with_the_period() {
        LocalDate cut = LocalDate.of(2025, 6, 1);

        assertThatThrownBy(() -> new Options(folder, cut, cut.plusDays(42)))
                .hasMessageContaining("42 days after the cut");
    }
}

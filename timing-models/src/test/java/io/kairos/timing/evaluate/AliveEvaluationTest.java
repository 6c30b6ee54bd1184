package io.kairos.timing.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.kairos.timing.data.SharedData;
import io.kairos.timing.evaluate.AliveEvaluation.Options;
import io.kairos.timing.replenish.Shops;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Protocol R1: BG/NBD as published, and a blend that beats it by half a percent or more. */
class AliveEvaluationTest {

    private static final LocalDate CUT = LocalDate.of(2010, 9, 10);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void online_retailer() throws IOException {
        Metrics metrics = evaluate(Shops.RETAIL, CUT, 7, 90);

        assertThat(metrics.number("n")).isEqualTo(3377);
        holds(metrics, 7, 0.0621, 0.2351);
        holds(metrics, 90, 0.2225, 0.6361);
    }

    @Test
    void cdnow() throws IOException {
        Metrics metrics = evaluate(Shops.CDNOW, Shops.CDNOW_CALIBRATION, 30, 90);

        assertThat(metrics.number("n")).isEqualTo(23_570);
        holds(metrics, 30, 0.0615, 0.2270);
        holds(metrics, 90, 0.1174, 0.3877);
    }

    @Test
    void says_what_is_wrong() throws IOException {
        Path file = folder.resolve("shop.csv");
        Files.writeString(file, "cust,date\n1,2010-01-01\n1,2010-10-01\n");

        assertThatThrownBy(() -> AliveEvaluation.run(new Options(file, CUT, List.of(7, 30))))
                .hasMessageContaining("horizon 30 reaches 2010-10-10, but the file ends on 2010-10-01");
        assertThatThrownBy(() -> AliveEvaluation.run(new Options(file, LocalDate.of(2009, 1, 1), List.of(7))))
                .hasMessageContaining("choose a later cut");
        assertThatThrownBy(() -> new Options(file, CUT, List.of(0))).hasMessageContaining("1 day or more");
        assertThatThrownBy(() -> new Options(file, CUT, List.of())).hasMessageContaining("at least one");
    }

    private static void holds(Metrics metrics, int days, double brier, double logLoss) {
        assertThat(number(metrics, days, "bg_nbd", "brier")).isCloseTo(brier, within(5e-4));
        assertThat(number(metrics, days, "bg_nbd", "logloss")).isCloseTo(logLoss, within(5e-4));
        assertThat(number(metrics, days, "blend", "logloss")).isLessThan(0.995 * logLoss);
        assertThat(number(metrics, days, "blend", "brier"))
                .isLessThan(0.995 * number(metrics, days, "bg_nbd", "brier"));
    }

    private Metrics evaluate(String data, LocalDate cut, Integer... horizons) throws IOException {
        Path file = folder.resolve("data.csv");
        try (InputStream csv = SharedData.open(data)) {
            Files.copy(csv, file);
        }
        return AliveEvaluation.run(new Options(file, cut, List.of(horizons)));
    }

    private static double number(Metrics metrics, int days, String model, String name) {
        Map<?, ?> horizon = (Map<?, ?>) metrics.asMap().getOrDefault("horizon_" + days, Map.of());
        Object scores = horizon.get(model);
        if (scores instanceof Map<?, ?> found && found.get(name) instanceof Number number) return number.doubleValue();
        throw new AssertionError("no " + name + " of " + model + " at " + days);
    }
}

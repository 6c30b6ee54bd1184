package io.kairos.timing.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.kairos.timing.data.SharedData;
import io.kairos.timing.evaluate.GapEvaluation.Options;
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

/** Protocol R2; reference figures of a global curve, of the customer's mean gap and of the best published mixes beside. */
class GapEvaluationTest {

    private static final LocalDate CUT = LocalDate.of(2010, 7, 31);
    private static final LocalDate END = LocalDate.of(2010, 12, 9);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void foretells_the_online_retailer_better_than_the_reference() throws IOException {
        Metrics metrics = evaluate(Shops.RETAIL, CUT, END);

        assertThat(metrics.number("n_test")).isEqualTo(5176);
        assertThat(metrics.number("n_fu")).isEqualTo(1133);
        assertThat(number(metrics, "naive_mean_gap_exponential", "logscore")).isCloseTo(2.8995, within(1e-4));
        assertThat(number(metrics, "model", "logscore")).isLessThan(2.76);
        assertThat(number(metrics, "model", "hit7")).isGreaterThan(0.22);
        assertThat(number(metrics, "model", "rmae90")).isLessThan(18.7);
        assertThat(number(metrics, "model", "net_value"))
                .isGreaterThan(number(metrics, "naive_mean_gap_exponential", "net_value") + 0.03);
        List<String> rows = Files.readAllLines(folder.resolve("pred.csv"));
        assertThat(rows).hasSize(5177).startsWith("customer,origin,send,median,q10,q90");
        assertThat(rows.subList(1, rows.size()))
                .allMatch(row -> row.matches("\\d+,2010-\\d\\d-\\d\\d,\\d+,\\d+,\\d+,\\d+"));
    }

    @Test
    void learns_at_cdnow_that_the_best_moment_is_soon_after_the_last_purchase() throws IOException {
        Metrics metrics = evaluate(Shops.CDNOW, LocalDate.of(1997, 12, 31), LocalDate.of(1998, 6, 30));

        assertThat(metrics.number("n_test")).isEqualTo(11193);
        assertThat(metrics.number("n_fu")).isEqualTo(5997);
        assertThat(metrics.number("hit7_immediate")).isCloseTo(0.1436, within(1e-4));
        assertThat(number(metrics, "naive_mean_gap_exponential", "logscore")).isCloseTo(3.0203, within(1e-4));
        assertThat(number(metrics, "model", "logscore")).isLessThan(2.985);
        assertThat(number(metrics, "model", "hit7")).isGreaterThan(0.138);
    }

    @Test
    void reads_another_shop_with_other_column_names() throws IOException {
        Path file = folder.resolve("shop.csv");
        StringBuilder rows = new StringBuilder("cust,date\n");
        for (int customer = 0; customer < 120; customer++)
            for (int n = 0; n < 12; n++)
                rows.append('c')
                        .append(customer)
                        .append(',')
                        .append(monthly(customer, n))
                        .append('\n');
        Files.writeString(file, rows);

        Metrics metrics = GapEvaluation.run(
                new Options(file, LocalDate.of(2025, 7, 31), LocalDate.of(2025, 11, 27), folder.resolve("pred.csv")));

        assertThat(number(metrics, "model", "logscore"))
                .isLessThan(number(metrics, "naive_mean_gap_exponential", "logscore") - 1);
        assertThat(number(metrics, "model", "hit7")).isGreaterThan(0.8);
    }

    @Test
    void says_what_is_wrong_with_a_file() throws IOException {
        assertThatThrownBy(() -> run("who,when\n1,2025-01-01\n")).hasMessageContaining("column for the customer");
        assertThatThrownBy(() -> run("cust,date\n1,01/02/2025\n"))
                .hasMessageContaining("line 2")
                .hasMessageContaining("date like 2010-12-31, was \"01/02/2025\"");
        assertThatThrownBy(() -> run("customer_id,invoice_time,value_gbp\n1,2025-01-01T10:00,free\n"))
                .hasMessageContaining("value_gbp is not a number");
        assertThatThrownBy(() -> run("cust,date\n")).hasMessageContaining("no purchase of a known customer");
        assertThatThrownBy(() -> run("cust,date\n1,2025-11-01\n")).hasMessageContaining("choose a later cut");
        assertThatThrownBy(() -> run("cust,date\n1,2025-01-01\n")).hasMessageContaining("two earlier purchase days");
        assertThatThrownBy(() -> new Options(folder, END, CUT, folder)).hasMessageContaining("after the cut");
    }

    private Metrics run(String csv) throws IOException {
        Path file = folder.resolve("bad.csv");
        Files.writeString(file, csv);
        return GapEvaluation.run(
                new Options(file, LocalDate.of(2025, 6, 30), LocalDate.of(2025, 12, 31), folder.resolve("pred.csv")));
    }

    private Metrics evaluate(String data, LocalDate cut, LocalDate end) throws IOException {
        Path file = folder.resolve("data.csv");
        try (InputStream csv = SharedData.open(data)) {
            Files.copy(csv, file);
        }
        return GapEvaluation.run(new Options(file, cut, end, folder.resolve("pred.csv")));
    }

    private static LocalDate monthly(int customer, int n) {
        return LocalDate.of(2025, 1, 1).plusDays(customer % 28 + 30L * n + (customer * 7L + n * 5L) % 3);
    }

    private static double number(Metrics metrics, String group, String name) {
        Object found = ((Map<?, ?>) metrics.asMap().getOrDefault(group, Map.of())).get(name);
        if (found instanceof Number number) return number.doubleValue();
        throw new AssertionError("no " + name + " in " + group);
    }
}

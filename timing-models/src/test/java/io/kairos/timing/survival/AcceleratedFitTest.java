package io.kairos.timing.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kairos.timing.data.SharedData;
import io.kairos.timing.survival.AcceleratedFit.Row;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reference values: R 4.2, package survival 3.5-3, survreg. */
class AcceleratedFitTest {

    @ParameterizedTest
    @CsvSource({
        "EXPONENTIAL, -1157.599560, 1, 5.354621978, .5003987766",
        "WEIBULL, -1148.651565, .7550880138, 5.488583751, .3955780075",
        "LOG_NORMAL, -1162.616019, 1.071130141, 4.875210416, .5713762852",
        "LOG_LOGISTIC, -1154.585899, .5655282808, 5.025870144, .4942044954"
    })
    void agrees_with_survreg_on_lung_by_sex(Family family, double log, double sigma, double intercept, double sex)
            throws IOException {
        AcceleratedFit fit = AcceleratedFit.of(rows("surv_lung.csv.gz", "time", "status", "sex"), family);

        assertThat(fit.logLikelihood()).isCloseTo(log, within(1e-6));
        assertThat(fit.sigma()).isCloseTo(sigma, within(1e-6));
        assertThat(fit.coefficients()[0]).isCloseTo(intercept, within(1e-6));
        assertThat(fit.coefficients()[1]).isCloseTo(sex, within(1e-6));
    }

    @ParameterizedTest
    @CsvSource({
        "EXPONENTIAL, -686.3659, 1",
        "WEIBULL, -679.9166, .712405",
        "LOG_NORMAL, -683.2346, 1.294570",
        "LOG_LOGISTIC, -679.9384, .647135"
    })
    void agrees_with_survreg_on_rossi(Family family, double log, double sigma) throws IOException {
        Row[] rows = rows("surv_rossi.csv.gz", "week", "arrest", "fin", "age", "race", "wexp", "mar", "paro", "prio");

        AcceleratedFit fit = AcceleratedFit.of(rows, family);

        assertThat(fit.logLikelihood()).isCloseTo(log, within(1e-4));
        assertThat(fit.sigma()).isCloseTo(sigma, within(1e-5));
        if (family == Family.WEIBULL) {
            assertThat(fit.coefficients()[0]).isCloseTo(3.990134797, within(1e-6));
            assertThat(fit.coefficients()[7]).isCloseTo(-.0658169048, within(1e-6));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "EXPONENTIAL, -2622.6287, 1",
        "WEIBULL, -2607.1125, .746218",
        "LOG_NORMAL, -2586.2907, 1.037036",
        "LOG_LOGISTIC, -2594.2391, .603712"
    })
    void agrees_with_survreg_on_gbsg2(Family family, double log, double sigma) throws IOException {
        Row[] rows = rows("surv_gbsg2.csv.gz", "time", "cens", "age", "tsize", "pnodes");

        AcceleratedFit fit = AcceleratedFit.of(rows, family);

        assertThat(fit.logLikelihood()).isCloseTo(log, within(1e-4));
        assertThat(fit.sigma()).isCloseTo(sigma, within(1e-5));
    }

    private static Row[] rows(String file, String time, String event, String... covariates) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(SharedData.open(file), StandardCharsets.UTF_8))) {
            List<String> names = Arrays.asList(lines.readLine().split(",", -1));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = line.split(",", -1);
                double[] x = new double[covariates.length + 1];
                x[0] = 1;
                for (int c = 0; c < covariates.length; c++)
                    x[c + 1] = Double.parseDouble(cells[names.indexOf(covariates[c])]);
                rows.add(new Row(
                        x,
                        Double.parseDouble(cells[names.indexOf(time)]),
                        Double.parseDouble(cells[names.indexOf(event)]) == 1));
            }
        }
        return rows.toArray(Row[]::new);
    }
}

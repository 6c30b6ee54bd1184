package io.kairos.timing.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.kairos.timing.data.SharedData;
import io.kairos.timing.evaluate.HourEvaluation.Options;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HourEvaluationTest {

    @TempDir
    Path folder;

    /** Online Retail II, 2009-2010; reference models of the protocol beside. */
    @Test
    void personal_hours_beat_every_naive_model_on_a_real_shop() throws IOException {
        Path invoices = folder.resolve("invoices.csv");
        try (InputStream csv = SharedData.open("online_retail_invoices_2009-12_2010-12.csv.gz")) {
            Files.copy(csv, invoices);
        }
        Path out = folder.resolve("pred.csv");

        Metrics metrics = HourEvaluation.run(new Options(invoices, Optional.of(out)));

        System.out.println("F1 " + metrics.asMap());
        assertThat(number(metrics, "uniform", "logLoss")).isCloseTo(5.1240, within(5e-5));
        assertThat(number(metrics, "global", "logLoss")).isCloseTo(4.0216, within(5e-5));
        assertThat(number(metrics, "global", "top10")).isCloseTo(0.2583, within(5e-5));
        assertThat(number(metrics, "personalRaw", "logLoss")).isCloseTo(5.9391, within(5e-5));
        assertThat(number(metrics, "dirichlet80", "logLoss")).isCloseTo(3.9789, within(5e-5));
        assertThat(number(metrics, "model", "logLoss")).isLessThanOrEqualTo(3.93);
        assertThat(number(metrics, "model", "top10")).isGreaterThanOrEqualTo(0.31);
        assertThat(number(metrics, "model", "logLossUnder20"))
                .as("cold start")
                .isLessThanOrEqualTo(number(metrics, "global", "logLossUnder20") - 0.03);
        List<String> lines = Files.readAllLines(out);
        assertThat(lines).hasSize(4313);
        assertThat(lines.get(0)).startsWith("person,p0,p1,").endsWith(",p167");
        assertThat(Arrays.stream(lines.get(1).split(","))
                        .skip(1)
                        .mapToDouble(Double::parseDouble)
                        .sum())
                .isCloseTo(1, within(1e-9));
    }

    @Test
    void utc_fed_as_local_time_shows_in_the_log_loss() throws IOException {
        Path local = folder.resolve("local.csv");
        Path utc = folder.resolve("utc.csv");
        StringBuilder there = new StringBuilder("person,time\n");
        StringBuilder here = new StringBuilder("person,time\n");
        SplittableRandom random = new SplittableRandom(1);
        String[] zones = {"America/Los_Angeles", "Europe/Brussels", "Asia/Tokyo", "Australia/Sydney"};
        for (int person = 0; person < 400; person++) {
            ZoneId zone = ZoneId.of(zones[person % zones.length]);
            for (int event = 0; event < 8; event++) {
                LocalDateTime at =
                        LocalDate.of(2026, 1, 1).plusDays(random.nextInt(300)).atTime(18 + random.nextInt(4), 0);
                Instant instant = at.atZone(zone).toInstant();
                there.append(person).append(',').append(at).append('\n');
                here.append(person)
                        .append(',')
                        .append(LocalDateTime.ofInstant(instant, ZoneOffset.UTC))
                        .append('\n');
            }
        }
        Files.writeString(local, there);
        Files.writeString(utc, here);

        double right = number(HourEvaluation.run(new Options(local, Optional.empty())), "model", "logLoss");
        double wrong = number(HourEvaluation.run(new Options(utc, Optional.empty())), "model", "logLoss");

        assertThat(right).isLessThan(3.5);
        assertThat(wrong).isGreaterThan(right + 0.2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "person,time;a,2026-01-01T10:00Z                      | line 2 | UTC",
                "person,time;a,yesterday                              | line 2 | yesterday",
                "person,time;a,1997-01-01                             | line 2 | not a local time",
                "who,when;a,2026-01-01T10:00                          | who    | person,time",
                "customer_id,invoice_time,value_gbp;a,2026-01-01T10:00,x | line 2 | value_gbp",
                "customer_id,invoice_time,value_gbp;a,2026-01-01T10:00,NaN | line 2 | value_gbp",
                "person,time                                          | hours.csv | no event",
                "customer_id,invoice_time,value_gbp;a,2026-01-01T10:00,-5 | hours.csv | no event"
            })
    void bad_files_are_named(String content, String where, String what) throws IOException {
        Path file = folder.resolve("hours.csv");
        Files.writeString(file, content.replace(';', '\n') + "\n");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> HourEvaluation.run(new Options(file, Optional.empty())))
                .withMessageContaining(where)
                .withMessageContaining(what);
    }

    private static double number(Metrics metrics, String model, String name) {
        if (metrics.asMap().get(model) instanceof java.util.Map<?, ?> found && found.get(name) instanceof Number number)
            return number.doubleValue();
        throw new AssertionError("no " + name + " of " + model + " in " + metrics.asMap());
    }
}

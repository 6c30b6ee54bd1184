package io.kairos.orchestrator.timing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The protocols on small made-up files: one JSON object on standard output, predictions in the file, clear refusals. */
class EvaluateCommandTest {
    @TempDir
    Path temp = Path.of("");

    @Test
    void judges_stays() throws IOException {
        Path out = temp.resolve("stays.csv");
        String stays = stays().toString();

        Called called = Called.timing(
                "evaluate",
                "hotel",
                "--train",
                stays,
                "--train-until",
                "2016-08-31",
                "--test",
                stays,
                "--from",
                "2016-09-01",
                "--to",
                "2016-12-31",
                "--horizons",
                "30,90",
                "--out",
                out.toString());

        assertThat(called.refusal()).isEmpty();
        JsonNode metrics = new JsonMapper().readTree(called.out());
        assertThat(metrics.path("S90").path("valueThreeMessages").asDouble()).isBetween(0.0, 1.0);
        assertThat(Files.readAllLines(out).get(0))
                .isEqualTo("row,S,send1,send2,send3,median,q10,q90,F0,F1,F3,F7,F14,F30,F60,F90,F120");
        assertThat(Called.timing(
                                "evaluate",
                                "hotel",
                                "--train",
                                stays,
                                "--train-until",
                                "2016-10-31",
                                "--test",
                                stays,
                                "--from",
                                "2016-09-01",
                                "--to",
                                "2016-12-31",
                                "--out",
                                out.toString())
                        .refusal())
                .contains("--train-until (2016-10-31) must come before --from (2016-09-01)");
    }

    @Test
    void judges_the_hours_of_the_week() throws IOException {
        Path out = temp.resolve("hours.csv");

        Called called = Called.timing("evaluate", "hour", "--data", invoices().toString(), "--out", out.toString());

        assertThat(called.refusal()).isEmpty();
        assertThat(called.code()).isZero();
        JsonNode metrics = new JsonMapper().readTree(called.out());
        assertThat(metrics.isObject()).isTrue();
        assertThat(called.out().strip().lines()).hasSize(1);
        assertThat(Files.readAllLines(out).get(0)).startsWith("person,p0,p1,").endsWith(",p167");
    }

    @Test
    void judges_the_next_purchase() throws IOException {
        Path out = temp.resolve("gaps.csv");

        Called called = Called.timing(
                "evaluate",
                "gap",
                "--data",
                purchases().toString(),
                "--cut",
                "2010-06-30",
                "--end",
                "2010-12-31",
                "--out",
                out.toString());

        assertThat(called.refusal()).isEmpty();
        JsonNode metrics = new JsonMapper().readTree(called.out());
        assertThat(metrics.path("model").path("logscore").isNumber()).isTrue();
        assertThat(Files.readAllLines(out).get(0)).isEqualTo("customer,origin,send,median,q10,q90");
    }

    @Test
    void judges_who_buys_again() throws IOException {
        Called called = Called.timing(
                "evaluate", "alive", "--data", purchases().toString(), "--cut", "2010-08-31", "--horizons", "7,30");

        assertThat(called.refusal()).isEmpty();
        JsonNode metrics = new JsonMapper().readTree(called.out());
        assertThat(metrics.path("horizon_30").path("bg_nbd").path("brier").asDouble())
                .isBetween(0.0, 0.5);
        assertThat(Called.timing(
                                "evaluate",
                                "alive",
                                "--data",
                                purchases().toString(),
                                "--cut",
                                "2010-08-31",
                                "--horizons",
                                "0")
                        .refusal())
                .contains("--horizons holds a horizon that cannot be used: 0");
    }

    @Test
    void refuses_what_cannot_be_meant() throws IOException {
        assertThat(Called.timing("evaluate", "hour", "--data", "/none/here.csv", "--out", "x")
                        .refusal())
                .contains("/none/here.csv given with --data is not there");
        assertThat(Called.timing("evaluate", "hour", "--data", invoices().toString(), "--out", "/none/out.csv")
                        .refusal())
                .contains("/none/out.csv given with --out cannot be written");
        assertThat(Called.timing("evaluate", "hour").code()).isEqualTo(2);
        assertThat(Called.timing(
                                "evaluate",
                                "gap",
                                "--data",
                                purchases().toString(),
                                "--cut",
                                "2010-12-31",
                                "--end",
                                "2010-12-31",
                                "--out",
                                temp.resolve("g").toString())
                        .refusal())
                .contains("--cut (2010-12-31) must come before --end (2010-12-31)");
    }

    /** 1,500 bookings of arrivals over two years, in the columns of the hotel booking demand data set. */
    private Path stays() throws IOException {
        SplittableRandom random = new SplittableRandom(17);
        StringBuilder csv = new StringBuilder("row,arrival_date,booking_date,lead_time,stays_in_weekend_nights,"
                + "stays_in_week_nights,adults,children,babies,country,market_segment,is_repeated_guest\n");
        for (int row = 0; row < 1500; row++) {
            LocalDate arrival = LocalDate.of(2015, 1, 1).plusDays(random.nextInt(730));
            int lead = (int) Math.min(300, 20 * Math.exp(random.nextGaussian()));
            csv.append(row)
                    .append(',')
                    .append(arrival)
                    .append(',')
                    .append(arrival.minusDays(lead))
                    .append(',')
                    .append(lead)
                    .append(",1,2,2,0,0,FRA,Direct,0\n");
        }
        return Files.writeString(temp.resolve("stays.csv"), csv);
    }

    /** A hundred people who buy about every third week, in the layout cust,date. */
    private Path purchases() throws IOException {
        SplittableRandom random = new SplittableRandom(13);
        StringBuilder csv = new StringBuilder("cust,date\n");
        for (int person = 0; person < 100; person++) {
            LocalDate day = LocalDate.of(2010, 1, 1).plusDays(random.nextInt(30));
            while (day.isBefore(LocalDate.of(2010, 12, 31)) && (person % 4 != 0 || random.nextInt(5) > 0)) {
                csv.append(person).append(',').append(day).append('\n');
                day = day.plusDays(16 + random.nextInt(12));
            }
        }
        return Files.writeString(temp.resolve("purchases.csv"), csv);
    }

    /** Sixty people who buy in the forenoon of their own weekday. */
    private Path invoices() throws IOException {
        SplittableRandom random = new SplittableRandom(11);
        StringBuilder csv =
                new StringBuilder("customer_id,invoice,invoice_time,country,lines,items,value_gbp,products\n");
        for (int person = 0; person < 60; person++) {
            LocalDate day = LocalDate.of(2010, 1, 4).plusDays(person % 5);
            for (int week = 0; week < 14; week++)
                csv.append(person)
                        .append(",i,")
                        .append(day.plusWeeks(week))
                        .append("T%02d:15".formatted(9 + random.nextInt(3)))
                        .append(",United Kingdom,1,1,10.0,1\n");
        }
        return Files.writeString(temp.resolve("invoices.csv"), csv);
    }
}

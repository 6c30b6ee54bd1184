package io.kairos.orchestrator.timing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TimingCommandTest {
    private static final String[] TRIP = {
        "explain", "--type", "trip", "--date", "2026-10-03", "--first-search", "2026-08-12", "--zone", "Europe/Paris"
    };

    @TempDir
    Path temp = Path.of("");

    @Test
    void explains_a_trip_in_english_and_french() {
        Called english = Called.timing(with(TRIP, "--language", "en"));
        Called french = Called.timing(with(TRIP, "--language", "fr"));

        assertThat(english.code()).isZero();
        assertThat(english.out()).startsWith("Send on 2026-").contains("days ahead", "Best moment");
        assertThat(french.out()).startsWith("Envoyer le 2026-").contains("jours à l’avance", "Meilleur moment");
    }

    @Test
    void explains_the_same_as_json_and_as_often_as_asked() {
        Called first = Called.timing(with(TRIP, "--json", "--language", "en"));

        JsonNode json = new JsonMapper().readTree(first.out());
        assertThat(json.path("action").asString()).isEqualTo("SEND");
        assertThat(json.path("localAt").asString()).contains("+02:00");
        assertThat(json.path("score").asDouble())
                .isGreaterThanOrEqualTo(json.path("scoreNow").asDouble());
        assertThat(json.path("reasons").size()).isGreaterThan(3);
        assertThat(Called.timing(with(TRIP, "--json", "--language", "en")).out())
                .isEqualTo(first.out());
    }

    @Test
    void explains_every_cycle() {
        assertThat(Called.timing("explain", "--type", "sofa", "--since", "2026-03-01")
                        .code())
                .isZero();
        assertThat(Called.timing("explain", "--type", "meal", "--since", "2026-03-01T18:30:00Z")
                        .out())
                .contains("2026-03-01T18:");
        assertThat(Called.timing("explain", "--type", "coffee", "--purchases", "2026-01-01,2026-01-31,2026-03-02")
                        .code())
                .isZero();
    }

    @Test
    void fits_a_law_from_a_file_and_decides_with_it() throws IOException {
        Path model = temp.resolve("sofa.model");
        Called fitted = Called.timing(
                "fit",
                "lifetime",
                "--from",
                lifetimes(true).toString(),
                "--product-type",
                "sofa",
                "--out",
                model.toString());
        Called explained = Called.timing(
                "explain", "--type", "sofa", "--since", "2026-03-01", "--model", model.toString(), "--json");

        assertThat(fitted.refusal()).isEmpty();
        assertThat(fitted.out()).contains("300 rows", "censored", "AIC", "survival-law/sofa@");
        assertThat(explained.out()).contains("survival-law/sofa@").contains("\"NONE\"");
        assertThat(Called.timing(
                                "fit",
                                "lifetime",
                                "--from",
                                lifetimes(true).toString(),
                                "--out",
                                model.toString(),
                                "--json")
                        .out())
                .contains("\"logLikelihood\"");
    }

    @Test
    void fits_what_follows_a_purchase_from_a_file_and_names_a_time_it_cannot_read() throws IOException {
        StringBuilder bought = new StringBuilder("customer_id,day,product_id\n");
        for (int c = 0; c < 200; c++) {
            bought.append(c)
                    .append(",2025-01-")
                    .append("%02d".formatted(1 + c % 28))
                    .append(",sofa\n");
            if (c % 3 > 0)
                bought.append(c)
                        .append(",2025-02-")
                        .append("%02d".formatted(1 + c % 28))
                        .append(",care-kit\n");
        }
        Path file = Files.writeString(temp.resolve("bought.csv"), bought);
        Path out = temp.resolve("offers.model");

        Called fitted = Called.timing("fit", "cross-sell", "--from", file.toString(), "--out", out.toString());

        assertThat(fitted.refusal()).isEmpty();
        assertThat(fitted.out()).contains("cross-sell");
        assertThat(Files.readString(out)).contains("kind: cross-sell").doesNotContain("customer");
        Called offered = Called.timing(
                "explain",
                "--type",
                "sofa",
                "--bought",
                "2026-03-01=sofa",
                "--offer",
                "lamp,care-kit",
                "--model",
                out.toString(),
                "--language",
                "en");
        assertThat(offered.refusal()).isEmpty();
        assertThat(offered.out()).startsWith("Send on 2026-0").contains("care-kit");
        Path hours =
                Files.writeString(temp.resolve("hours.csv"), "customer_id,invoice_time\n1,2025-01-01T10:00\n2,noon\n");
        assertThat(Called.timing("fit", "hours", "--from", hours.toString(), "--out", out.toString())
                        .refusal())
                .contains("line 3: invoice_time is not a local time like 2010-12-01T08:26: \"noon\"");
    }

    @Test
    void refuses_to_learn_from_buyers_alone() throws IOException {
        Called refused = Called.timing(
                "fit",
                "lifetime",
                "--from",
                lifetimes(false).toString(),
                "--out",
                temp.resolve("m").toString());

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.refusal()).contains("All 300 cases ended in a purchase", "Add those who did not buy");
        assertThat(temp.resolve("m")).doesNotExist();
    }

    @Test
    void names_the_option_the_value_and_what_to_do() {
        assertThat(Called.timing("explain", "--type", "boat").refusal())
                .contains("no single product type “boat”", "city-trip");
        assertThat(Called.timing("explain", "--type", "trip").refusal()).contains("without --date");
        assertThat(Called.timing("explain", "--type", "trip", "--date", "2026-13-03")
                        .refusal())
                .contains("--date is no date: 2026-13-03", "year-month-day");
        assertThat(Called.timing(with(TRIP, "--now", "2026-08-01")).refusal()).contains("lies before the need itself");
        assertThat(Called.timing(with(TRIP, "--model", "/none/at/all")).refusal())
                .contains("/none/at/all given with --model is not there");
        assertThat(Called.timing("explain", "--type", "sofa", "--bought", "sofa")
                        .refusal())
                .contains("which product on which day: sofa", "2026-03-01=sofa");
        assertThat(Called.timing("fit", "weather", "--out", "x").refusal())
                .contains("no family of models “weather”", "lead-time, lifetime");
        assertThat(Called.timing("fit", "lifetime").code()).isEqualTo(2);
    }

    @Test
    void a_model_file_cut_short_is_refused_by_name() throws IOException {
        Path model = temp.resolve("sofa.model");
        Called.timing("fit", "lifetime", "--from", lifetimes(true).toString(), "--out", model.toString());
        String whole = Files.readString(model);
        Files.writeString(model, whole.substring(0, whole.length() / 2));

        Called refused =
                Called.timing("explain", "--type", "sofa", "--since", "2026-03-01", "--model", model.toString());

        assertThat(refused.refusal()).contains("sofa.model cannot be used", "whole and unchanged");
    }

    @Test
    void draws_pictures_that_are_xml() throws Exception {
        assertThat(Called.timing("pictures", "--out", temp.toString()).code()).isZero();

        for (String name : new String[] {"hazard.svg", "value.svg", "plan.svg"}) {
            var svg = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(temp.resolve(name).toFile());
            assertThat(svg.getElementsByTagName("polyline").getLength()).isEqualTo(1);
        }
        assertThat(Files.readString(temp.resolve("plan.svg"))).contains("message 1");
    }

    /** 300 durations; a third of the cases is censored, or nobody. */
    private Path lifetimes(boolean censored) throws IOException {
        SplittableRandom random = new SplittableRandom(3);
        StringBuilder csv = new StringBuilder("time,status\n");
        for (int i = 0; i < 300; i++) {
            double days = 12 * Math.exp(0.5 * random.nextGaussian());
            csv.append(days).append(',').append(censored && i % 3 == 0 ? 0 : 1).append('\n');
        }
        return Files.writeString(temp.resolve("lifetimes.csv"), csv);
    }

    private static String[] with(String[] args, String... more) {
        String[] all = java.util.Arrays.copyOf(args, args.length + more.length);
        System.arraycopy(more, 0, all, args.length, more.length);
        return all;
    }
}

package io.kairos.journeys.product;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.journeys.Problem;
import io.kairos.journeys.product.ProductCatalogue.Loading;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueFileTest {

    private static final String LAMP = """
            product-types:
              lamp:
                name: { en: Lamp, fr: Lampe }
                cycle: considered
                journey: considered
                facts: { subject: properties.name }
                opens:
                  - event: Product Viewed
                    where: { properties.category: lamp }
                wins:
                  - event: Order Completed
                    each: properties.products
                    where: { item.category: lamp }
                    facts: { subject: item.name }
                needs:
                  same-subject: no
                  new-need: beside
                  purchase-closes: best
                  expire-after: 30 days
                economics:
                  value: 60
                  currency: EUR
                  response-rate: 0.05
                  cost-per-message: 0.01
                  half-life: 5 days
                reminders:
                  max: 2
                  min-gap: 3 days
            """;

    @Test
    void a_new_product_type_is_a_section_of_the_file() {
        ProductType lamp =
                ((Loading.Loaded) load(LAMP)).catalogue().type("lamp").orElseThrow();

        assertThat(lamp.name().fr()).isEqualTo("Lampe");
        assertThat(lamp.messaging().cadence().minGap()).isEqualTo(Duration.ofDays(3));
        assertThat(lamp.afterPurchase()).isEmpty();
        assertThat(lamp.need().lifetime().withoutChange()).isEqualTo(Duration.ofDays(30));
    }

    @Test
    void a_channel_may_bring_and_cost_something_else() {
        String yaml = LAMP.replace(
                "half-life: 5 days",
                "half-life: 5 days\n      channels: { sms: { response-rate: 0.1 }, postal: { cost-per-message: 0.9 } }");

        Map<String, ChannelEconomics> channels = ((Loading.Loaded) load(yaml))
                .catalogue()
                .type("lamp")
                .orElseThrow()
                .messaging()
                .economics()
                .channels();

        assertThat(channels)
                .containsOnly(
                        Map.entry("sms", new ChannelEconomics(Optional.of(0.1), Optional.empty())),
                        Map.entry(
                                "postal", new ChannelEconomics(Optional.empty(), Optional.of(new BigDecimal("0.9")))));
    }

    @ParameterizedTest(name = "{2} for {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "cycle: considered | cycle: sometimes | BAD_VALUE | product-types.lamp.cycle (line 4)",
                "journey: considered | jurney: considered | UNKNOWN_KEY | product-types.lamp.jurney (line 5)",
                "half-life: 5 days | half-life: 5 | BAD_VALUE | product-types.lamp.economics.half-life (line 25)",
                "response-rate: 0.05 | response-rate: 1.5 | BAD_VALUE | product-types.lamp.economics.response-rate (line 23)",
                "half-life: 5 days | half-life: 5 days\\n      channels: { sms: { response-rate: 2 } } | BAD_VALUE | product-types.lamp.economics.channels.sms.response-rate (line 26)",
                "max: 2 | max: 0 | BAD_VALUE | product-types.lamp.reminders.max (line 27)",
                "fr: Lampe | de: Lampe | UNKNOWN_KEY | product-types.lamp.name.de (line 3)",
                "subject: properties.name | subject: name | BAD_VALUE | product-types.lamp.facts.subject (line 6)",
                "each: properties.products | | MISSING | product-types.lamp.wins[0].each (line 11)",
                "currency: EUR | currency: EUR\\n      currency: EUR | TWICE | product-types.lamp.economics.currency (line 23)",
                "currency: EUR | | MISSING | product-types.lamp.economics.currency (line 21)",
                "name: { en: Lamp, fr: Lampe } | name: Lamp | NOT_A_MAP | product-types.lamp.name (line 3)",
                "lamp: | Lamp_1: | BAD_ID | product-types.Lamp_1 (line 3)",
                "cycle: considered | cycle: replenished | MISSING | product-types.lamp.reminders.typical-gap (line 27)",
            })
    void a_mistake_is_named_with_its_place(String good, String bad, String code, String at) {
        String yaml = LAMP.replace(good, bad == null ? "" : bad.replace("\\n", "\n"));

        List<Problem> problems = ((Loading.Refused) load(yaml)).problems();

        assertThat(problems).extracting(p -> p.code() + " " + p.at()).contains(code + " " + at);
        assertThat(problems)
                .allSatisfy(p -> assertThat(p.remedy().en()).isNotBlank())
                .allSatisfy(p -> assertThat(p.message().fr()).isNotBlank());
    }

    @Test
    void the_example_of_the_readme_loads() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        String example = readme.substring(readme.indexOf("```yaml") + "```yaml".length());

        Loading loading = load("product-types:\n" + example.substring(0, example.indexOf("```")));

        assertThat(loading).isInstanceOf(Loading.Loaded.class);
    }

    @Test
    void all_mistakes_are_named_at_once() {
        String yaml = LAMP.replace("max: 2", "max: many").replace("value: 60", "value: much");

        assertThat(((Loading.Refused) load(yaml)).problems()).hasSize(2);
    }

    @Test
    void broken_yaml_names_its_line() {
        Problem problem = ((Loading.Refused) load(LAMP.replace("cycle: considered", "cycle: [considered")))
                .problems()
                .get(0);

        assertThat(problem.code()).isEqualTo("NOT_YAML");
        assertThat(problem.at()).startsWith("line ");
    }

    @ParameterizedTest
    @CsvSource({"''", "'# nothing'", "'product-types: {}'"})
    void an_empty_file_is_refused(String yaml) {
        assertThat(((Loading.Refused) load(yaml)).problems())
                .extracting(Problem::code)
                .contains("NO_PRODUCT_TYPES");
    }

    @Test
    void a_need_expires_on_its_date_where_it_has_one() {
        Lifetime trip = new Lifetime(Duration.ofDays(100), true);
        Instant changed = Instant.parse("2026-05-01T00:00:00Z");
        ZoneId lisbon = ZoneId.of("Europe/Lisbon");

        assertThat(trip.expiresAt(changed, Optional.of(LocalDate.parse("2026-06-01")), lisbon))
                .isEqualTo(Instant.parse("2026-05-31T23:00:00Z"));
        assertThat(trip.expiresAt(changed, Optional.empty(), lisbon)).isEqualTo(changed.plus(Duration.ofDays(100)));
    }

    private static Loading load(String yaml) {
        return ProductCatalogue.load(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
    }
}

package io.kairos.journeys.product;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.journeys.Problem;
import io.kairos.journeys.product.NeedSignal.Wanted;
import io.kairos.journeys.product.NeedSignal.Won;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProductCatalogueTest {

    private static final Instant AT = Instant.parse("2026-05-10T09:00:00Z");
    private static final ProductCatalogue CATALOGUE = ProductCatalogue.shipped();

    @Test
    void ships_the_four_cycles() {
        assertThat(CATALOGUE.types())
                .extracting(ProductType::id)
                .containsExactly("meal", "sofa", "city-trip", "coffee");
        assertThat(CATALOGUE.types())
                .extracting(ProductType::cycle)
                .containsExactly(Cycle.IMPULSE, Cycle.CONSIDERED, Cycle.DATED, Cycle.REPLENISHED);
    }

    @Test
    void a_trip_search_opens_a_need_with_its_facts() {
        Reading reading = read(
                "Trip Searched",
                Map.of(
                        "destination", " Lisbon ",
                        "check_in", "2026-07-01",
                        "check_out", "2026-07-05T11:00:00+01:00",
                        "price", 420.5,
                        "currency", "EUR",
                        "destination_zone", "Europe/Lisbon",
                        "adults", 2));

        assertThat(reading.problems()).isEmpty();
        Wanted wanted = (Wanted) reading.signals().get(0);
        assertThat(wanted.subject()).isEqualTo("Lisbon");
        assertThat(wanted.opens()).isTrue();
        assertThat(wanted.facts())
                .isEqualTo(new NeedFacts(
                        Optional.of(LocalDate.parse("2026-07-01")),
                        Optional.of(LocalDate.parse("2026-07-05")),
                        Optional.of(new BigDecimal("420.5")),
                        Optional.of("EUR"),
                        Optional.of(ZoneId.of("Europe/Lisbon")),
                        Map.of("adults", "2")));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-05-08, DATE_IN_THE_PAST",
        "2028-01-01, DATE_TOO_FAR",
        "31/12/2026, DATE_UNREADABLE",
        "2026-02-30, DATE_UNREADABLE",
        "tomorrow, DATE_UNREADABLE"
    })
    void a_date_that_cannot_be_trusted_opens_no_need_and_says_why(String date, String code) {
        Reading reading = read("Trip Searched", Map.of("destination", "Lisbon", "check_in", date));

        assertThat(reading.signals()).isEmpty();
        Problem problem = reading.problems().get(0);
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.isError()).isTrue();
        assertThat(problem.at()).isEqualTo("properties.check_in");
        assertThat(problem.message().fr()).isNotBlank();
    }

    @Test
    void a_trip_of_today_is_not_past_where_the_day_has_not_ended() {
        Instant lateInHonolulu = Instant.parse("2026-05-11T05:00:00Z");
        Map<String, Object> trip =
                Map.of("destination", "Honolulu", "check_in", "2026-05-10", "zone", "Pacific/Honolulu");

        assertThat(CATALOGUE
                        .read(new ObservedEvent("Trip Searched", lateInHonolulu, trip))
                        .signals())
                .hasSize(1);
    }

    @Test
    void a_dated_need_without_a_date_or_subject_is_refused_with_both_reasons() {
        Reading reading = read("Trip Searched", Map.of("adults", 2));

        assertThat(reading.signals()).isEmpty();
        assertThat(reading.problems()).extracting(Problem::code).containsExactly("DATE_MISSING", "SUBJECT_MISSING");
    }

    @Test
    void swapped_dates_are_refused() {
        Reading reading = read(
                "Trip Searched", Map.of("destination", "Lisbon", "check_in", "2026-07-05", "check_out", "2026-07-01"));

        assertThat(reading.signals()).isEmpty();
        assertThat(reading.problems()).extracting(Problem::code).containsExactly("END_BEFORE_START");
    }

    @Test
    void a_purchase_counts_even_when_its_date_makes_no_sense() {
        Reading reading = read("Trip Booked", Map.of("destination", "Lisbon", "check_in", "soon"));

        assertThat(reading.signals()).containsExactly(new Won("city-trip", Optional.of("Lisbon"), NeedFacts.NONE));
        assertThat(reading.problems()).extracting(Problem::severity).containsExactly(Problem.Severity.WARNING);
    }

    @Test
    void one_order_wins_needs_of_several_types_and_opens_the_next_coffee() {
        Reading reading = read(
                "Order Completed",
                Map.of(
                        "currency",
                        "EUR",
                        "products",
                        List.of(
                                Map.of("category", "sofa", "range", "Oslo", "price", "899.00"),
                                Map.of("category", "coffee", "blend", "Sidamo", "price", 12),
                                "garbage",
                                Map.of("category", "shoes"))));

        assertThat(reading.problems()).isEmpty();
        assertThat(reading.signals())
                .extracting(NeedSignal::productType, s -> s.getClass().getSimpleName())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("sofa", "Won"),
                        org.assertj.core.groups.Tuple.tuple("coffee", "Won"),
                        org.assertj.core.groups.Tuple.tuple("coffee", "Wanted"));
        assertThat(reading.signals().get(0).facts().value()).contains(new BigDecimal("899.00"));
    }

    @Test
    void wrong_amount_currency_and_zone_are_left_out_with_warnings() {
        Reading reading = read(
                "Trip Searched",
                Map.of(
                        "destination", "Lisbon",
                        "check_in", "2026-07-01",
                        "price", "-3",
                        "currency", "euros",
                        "zone", "Lisbon/Portugal"));

        assertThat(reading.signals()).hasSize(1);
        assertThat(reading.problems())
                .extracting(Problem::code)
                .containsExactly("VALUE_UNREADABLE", "CURRENCY_UNKNOWN", "ZONE_UNKNOWN");
    }

    @Test
    void a_need_of_one_at_a_time_does_without_a_subject() {
        Reading reading = read("Product Viewed", Map.of("category", "sofa"));

        assertThat(((Wanted) reading.signals().get(0)).subject()).isEqualTo("sofa");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Page Viewed", "product viewed", ""})
    void other_events_say_nothing(String name) {
        Reading reading = read(name, Map.of("category", "sofa"));

        assertThat(reading.signals()).isEmpty();
        assertThat(reading.problems()).isEmpty();
    }

    @Test
    void another_category_says_nothing() {
        assertThat(read("Product Viewed", Map.of("category", "lamp")).signals()).isEmpty();
        assertThat(read("Product Viewed", Map.of("category", List.of("sofa"))).signals())
                .isEmpty();
    }

    private static Reading read(String name, Map<String, Object> properties) {
        return CATALOGUE.read(new ObservedEvent(name, AT, properties));
    }
}
